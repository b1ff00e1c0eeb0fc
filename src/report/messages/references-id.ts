/**
 * What sources tell, in Indonesian: those that have no title, and of which the page of references merely says what they
 * report. A title stays as it is in every language.
 */
export const referencesId: Readonly<Record<string, string>> = {
  'entikong-cbm':
    'Studi tentang Coordinated Border Management dengan tata kelola kolaboratif di PLBN Entikong, Kalimantan Barat. Hanya abstraknya yang tersedia: kepercayaan dan kehadiran tidak dilaporkan.',
  'belu-cmmbs':
    'Studi tentang kapasitas kelembagaan dan pengelolaan perbatasan secara kolaboratif di Kabupaten Belu, di perbatasan darat Indonesia dan Timor-Leste (model CMMBS).',
  'bakamla-2-2022':
    'Peraturan Badan Keamanan Laut Republik Indonesia Nomor 2 Tahun 2022: mutasi pegawai negeri sipil setiap dua sampai lima tahun.',
  'antara-2021': 'Kantor Berita Antara, 2021: batalyon satuan tugas perbatasan bertugas sembilan bulan.',
  'equator-2018': 'equator.co.id, 2018: 700 sampai 1.000 pelintas sehari di Entikong.',
  'suara-2024': 'suara.com, 2024: 13.035 pelintas di Entikong dalam empat hari di sekitar Lebaran.',
  'tvri-kalbar-2026':
    'TVRI Kalimantan Barat, 2026: 700 sampai 800 pelintas pada hari biasa, 300 sampai 400 saat banjir.',
  'press-entikong':
    'Berita tentang jam buka PLBN Entikong: pukul 05.00 sampai 17.00, dipersingkat menjadi pukul 08.00 sampai 14.00 selama pandemi.',
  'lnsw-joint-inspection':
    '<strong>LNSW</strong> (Lembaga National Single Window): pemeriksaan bersama karantina dan bea cukai, waktu −20,6 % dan biaya −33,5 % (2021–22); dari 4,36 menjadi 3,63 hari (2020–21).',
  'senegal-single-window':
    '<strong>Senegal</strong>, satu jendela, menurut Bank Dunia: pengurusan dokumen dari empat hari menjadi setengah hari.',
  'kenya-one-stop-post':
    '<strong>Kenya</strong>, pos perbatasan satu atap Busia dan Malaba, menurut Otoritas Pendapatan Kenya sendiri: pelintas dari 86 menjadi 37 menit, prosedur dari 16 menjadi 3 atau 4.',
}
