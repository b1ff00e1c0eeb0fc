/** Makna setiap nilai dunia, menurut jalurnya dalam deklarasi (`*` menggantikan id). */
export const fieldMeanings: Readonly<Record<string, string>> = {
  start: 'Bulan kalender dari bulan 1.',
  'agencies.*.ego':
    'Ego sektoral pimpinan: seberapa jauh mandat dan nama sendiri didahulukan daripada tugas bersama. Ditarik ulang di sekitar nilai ini saat pejabat berganti.',
  'agencies.*.capacity': 'Kapasitas staf: orang terlatih untuk tugas bersama.',
  'agencies.*.mandate': 'Kesesuaian mandat: seberapa jauh tugas bersama merupakan kewajiban hukum instansi sendiri.',
  'agencies.*.interdependence': 'Seberapa besar instansi membutuhkan yang lain untuk pekerjaannya sendiri.',
  'agencies.*.power': 'Bobot suara instansi bila kepemimpinan tidak meratakannya.',
  'agencies.*.distance': 'Beratnya perjalanan ke rapat tatap muka.',
  'agencies.*.anchor': 'Seberapa kuat instansi berpegang pada kepentingannya sendiri, dibandingkan dengan laju umum.',
  'agencies.*.tenure': 'Rata-rata waktu antara pergantian pejabat yang mewakili instansi.',
  'agencies.*.commitment.mandate': 'Komitmen pada tugas instansi sendiri dalam urusan ini.',
  'agencies.*.commitment.process': 'Komitmen pada proses kolaborasi.',
  'agencies.*.budget.opening': 'Dana di tangan pada bulan 0.',
  'agencies.*.budget.income': 'Dana yang diterima setiap bulan.',
  'agencies.*.budget.cap': 'Dana terbanyak yang dapat disimpan; selebihnya hangus.',
  'agencies.*.budget.lapse': 'Apakah dana yang tidak terpakai hangus pada akhir tahun kalender.',
  'agencies.*.contribution': 'Dana sendiri yang ditawarkan instansi kepada dana bersama setiap forumnya.',
  'agencies.*.programme-budget': 'Dana publik yang dimiliki instansi untuk program melawan kemiskinan.',
  'agencies.*.interests.*': 'Kepentingan sendiri, pada skala dari satu ujung persoalan ke ujung lainnya.',
  'agencies.*.data.*': 'Angka sendiri, diskalakan ke [0, 1].',
  'forums.*.leadership':
    'Kepemimpinan fasilitatif: meratakan kuasa, membangun kepercayaan, menjaga orang tetap di meja.',
  'forums.*.legitimacy': 'Legitimasi forum pada bulan 0 di mata anggota dan masyarakat.',
  'forums.*.track-record':
    'Bagian rapat yang terlaksana dari yang seharusnya selama sepuluh tahun terakhir, pada bulan 0.',
  'forums.*.accountability':
    'Akuntabilitas pada bulan 0: seberapa jauh anggota bertanggung jawab atas yang disepakati.',
  'forums.*.transparency': 'Keterbukaan pada bulan 0: seberapa terbuka aturan dan keputusan.',
  'forums.*.design.legal-basis':
    'Dasar hukum: keputusan, nota kesepahaman, atau undang-undang yang membentuk forum (0 tidak ada, 1 penuh).',
  'forums.*.design.secretariat': 'Sekretariat: staf tetap yang mengundang, mencatat, dan mengingat.',
  'forums.*.design.budget-line': 'Pos anggaran: dana publik milik forum sendiri untuk rapatnya.',
  'forums.*.design.joint-plan': 'Rencana bersama: rencana kerja dengan tugas bagi setiap anggota.',
  'forums.*.design.plan-flexibility': 'Seberapa mudah rencana bersama diubah bila keadaan menuntut.',
  'forums.*.practices.joint-monitoring': 'Pemantauan dan evaluasi bersama atas kerja para anggota.',
  'forums.*.practices.public-rules': 'Aturan dan keputusan yang diumumkan.',
  'forums.*.practices.training': 'Pelatihan bersama: bagian program penuh yang sedang berjalan.',
  'forums.*.practices.outreach': 'Penyuluhan kepada masyarakat perbatasan.',
  'forums.*.practices.onboarding':
    'Pengenalan keanggotaan: keputusan baru atau daftar anggota disampaikan kepada setiap anggota.',
  'forums.*.channels.face-to-face': 'Rapat dalam satu ruangan.',
  'forums.*.channels.face-to-face.every': 'Bulan di antara rapat yang dijadwalkan.',
  'forums.*.channels.face-to-face.due':
    'Satu bulan ketika rapat jatuh; yang lain mengikuti sekian bulan sebelum dan sesudahnya.',
  'forums.*.channels.face-to-face.cost': 'Biaya bagi instansi untuk menghadiri satu rapat.',
  'forums.*.channels.messaging': 'Grup pesan (WhatsApp): gratis, tetapi lebih miskin daripada ruang rapat.',
  'forums.*.channels.messaging.every': 'Bulan di antara pertukaran yang menyelesaikan sesuatu.',
  'forums.*.channels.technical-team': 'Tim teknis yang bekerja di antara rapat.',
  'forums.*.channels.technical-team.every': 'Bulan di antara putaran kerja.',
  'forums.*.quorum': 'Bagian terkecil anggota yang diberi tahu agar rapat sah.',
  'forums.*.renewal':
    'Bulan sesudah mana keanggotaan gugur kecuali keputusan baru disampaikan kepada anggota; 0 bila tidak pernah gugur.',
  'forums.*.on-incident': 'Apakah insiden serius memicu rapat tambahan.',
  'forums.*.exposure': 'Seberapa jauh ketegangan bilateral sampai ke forum ini (1 di pusat, sekitar 0,3 di daerah).',
  'forums.*.members.*.joined': 'Bulan sejak instansi menjadi anggota.',
  'forums.*.members.*.told':
    'Apakah instansi diberi tahu keanggotaannya (menerima keputusan atau undangan); yang tidak pernah diberi tahu tidak datang.',
  'relations.trust': 'Kepercayaan satu instansi kepada yang lain pada bulan 0, bila tidak dikatakan lain.',
  'relations.same-institution': 'Kepercayaan pada bulan 0 antara kursi-kursi satu lembaga.',
  'relations.cross-border': 'Kepercayaan pada bulan 0 antara instansi dua negara.',
  'relations.cross-kind': 'Kepercayaan pada bulan 0 antara instansi publik dan yang bukan.',
  'relations.spread': 'Setengah lebar sebaran seragam kepercayaan pada bulan 0 di sekitar nilai-nilai ini.',
  'world.tension': 'Ketegangan bilateral antara kedua negara.',
  'world.threat': 'Ancaman terhadap keamanan di perbatasan.',
  'world.information-integration': 'Keterpaduan sistem informasi instansi (satu jendela, satu data).',
  'world.regulatory-harmony': 'Seberapa jauh peraturan instansi selaras satu sama lain.',
  'world.unofficial-paths': 'Mudahnya melintasi batas lewat jalur tidak resmi.',
  'world.incident-rate': 'Insiden serius di perbatasan, rata-rata per bulan.',
  'world.disaster': 'Bencana yang melanda wilayah: banjir, wabah, gagal panen.',
  'services.border-clearance.hours.open': 'Jam pos dibuka.',
  'services.border-clearance.hours.close': 'Jam pos ditutup.',
  'services.border-clearance.travellers.per-day': 'Rata-rata jumlah pelintas sehari.',
  'services.border-clearance.travellers.peak':
    'Seberapa jauh kedatangan menumpuk pada paruh pertama hari (0 merata, 1 sangat menumpuk).',
  'services.border-clearance.consignments.per-day': 'Rata-rata jumlah kiriman sehari.',
  'services.border-clearance.consignments.peak': 'Seberapa jauh kedatangan kiriman menumpuk pada paruh pertama hari.',
  'services.border-clearance.consignments.document-hours':
    'Waktu untuk dokumen satu kiriman, tanpa apa pun yang terpadu atau selaras.',
  'services.border-clearance.season.*': 'Lalu lintas dalam bulan kalender ini, sebagai kelipatan rata-rata setahun.',
  'services.border-clearance.stages.*.counters': 'Loket yang dibuka bagi pelintas.',
  'services.border-clearance.stages.*.traveller-minutes':
    'Rata-rata waktu layanan seorang pelintas, pada kapasitas sedang.',
  'services.border-clearance.stages.*.lanes': 'Jalur atau regu yang dibuka bagi kiriman.',
  'services.border-clearance.stages.*.consignment-minutes':
    'Rata-rata waktu pemeriksaan satu kiriman, pada kapasitas sedang.',
  'services.border-clearance.joint-inspection': 'Bagian pemeriksaan yang dilakukan bersama pada bulan 0.',
  'services.border-clearance.compliance': 'Bagian masyarakat perbatasan yang menaati aturan pada bulan 0.',
  'services.casework.rate':
    'Kasus baru sebulan seandainya setiap akar masalah dalam keadaan terburuk dan tidak ada yang berbuat apa-apa.',
  'services.casework.growth': 'Pertumbuhan laju itu setahun, sebagai bagian nilainya pada bulan 0.',
  'services.casework.poverty': 'Kemiskinan rumah tangga asal korban.',
  'services.casework.lack-of-knowledge':
    'Bagian mereka yang berisiko yang tidak tahu bahayanya maupun jalan yang sah, bila tidak ada yang memberi tahu.',
  'services.casework.illegal-channels':
    'Jangkauan perekrut dan saluran di luar hukum, bila tidak ada yang bertindak melawannya.',
  'services.casework.abroad-share': 'Bagian kasus yang korbannya berada di negara lain.',
  'services.casework.victims-per-case': 'Rata-rata jumlah korban satu kasus.',
  'services.casework.open': 'Kasus terbuka pada bulan 0.',
  'services.casework.integrated-service':
    'Seberapa jauh prosedur bersama untuk melayani korban (SOP layanan terpadu) berlaku.',
  'services.casework.prevention': 'Kuatnya pencegahan pada bulan 0.',
  'services.casework.deterrence': 'Daya gentar terhadap perekrut pada bulan 0.',
  'services.casework.evaluability': 'Seberapa jauh hasil dapat dievaluasi pada bulan 0.',
  'services.poverty-programme.poverty-rate': 'Bagian penduduk di bawah garis kemiskinan pada bulan 0.',
  'services.poverty-programme.inflow': 'Orang yang jatuh miskin dalam sebulan, dari semua yang tidak miskin.',
  'services.poverty-programme.outflow':
    'Bagian orang miskin yang keluar dari kemiskinan dalam sebulan tanpa program apa pun.',
  'services.poverty-programme.coherence': 'Tumpang-tindih program instansi dengan rencana bersama pada bulan 0.',
  'services.poverty-programme.targeting':
    'Ketepatan sasaran pada bulan 0: bagian bantuan yang sampai kepada orang miskin.',
  'services.poverty-programme.release-month': 'Bulan kalender ketika setiap sumber menerbitkan angka barunya.',
  'services.poverty-programme.levers.*.share':
    'Bobot pengungkit ini ketika dana yang tidak terikat (dana bersama, instansi pendukung) dibagi.',
  'services.poverty-programme.levers.*.need':
    'Dana tersalurkan ketika pengungkit mencapai separuh dari yang dapat dicapai dana saja.',
  'services.prosperity-security.welfare': 'Indeks kesejahteraan masyarakat perbatasan pada bulan 0.',
  'services.prosperity-security.security': 'Indeks keamanan perbatasan pada bulan 0.',
  'services.prosperity-security.agendas.*.prosperity': 'Bagian agenda forum tentang kesejahteraan.',
  'services.prosperity-security.agendas.*.security': 'Bagian agenda forum tentang keamanan.',
  'services.diplomacy-agenda.fields.*.arrivals':
    'Butir baru bidang ini di setiap forum tingkat terbawah, rata-rata setahun.',
  'services.diplomacy-agenda.fields.*.sensitivity':
    'Seberapa jauh butir bidang ini menyentuh urusan negara, sehingga lebih sedikit yang menjadi wewenang tingkat bawah.',
  'services.diplomacy-agenda.authority.*': 'Bagian butir biasa dalam wewenang forum.',
  'services.diplomacy-agenda.sides.*.memory': 'Seberapa jauh sekretariat forum bekerja bagi pihak ini setelah mapan.',
  'services.diplomacy-agenda.sides.*.tenure':
    'Rata-rata waktu antara pergantian lembaga yang bertanggung jawab atas pihak ini dalam forum.',
  'services.diplomacy-agenda.coordination':
    'Koordinasi pusat atas lembaga dan agenda: seberapa pasti kiriman satu tingkat ada di meja tingkat berikutnya.',
  'services.diplomacy-agenda.exchange':
    'Program kunjungan, pertukaran informasi dan petugas, kegiatan dan latihan bersama.',
  'services.diplomacy-agenda.follow-up': 'Tindak lanjut kesepakatan secara terus-menerus di antara sidang tahunan.',
  'services.diplomacy-agenda.national-policy':
    'Kebijakan nasional bagi perbatasan: jalan, pos, layanan (0 tidak ada, 1 semua yang diinginkan).',
  'services.diplomacy-agenda.people-trust':
    'Kepercayaan masyarakat masing-masing sisi kepada yang di seberang batas, pada bulan 0.',
  'services.diplomacy-agenda.welfare': 'Kesejahteraan masyarakat perbatasan di sisi sendiri pada bulan 0.',
  'services.diplomacy-agenda.dependence':
    'Seberapa jauh masyarakat perbatasan di sisi sendiri bergantung pada tetangga untuk kebutuhan harian, pada bulan 0.',
}
