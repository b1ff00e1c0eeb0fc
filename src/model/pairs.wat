;; The pair loops of pairs.ts, bit for bit: what each line does to one pair is what the twin does. Addresses in bytes.
(module
  (import "floor" "memory" (memory 1))

  ;; T −= rate·(T − rest) for `count` pairs, but for those last met in `month`.
  (func (export "fade")
    (param $trust i32) (param $met i32) (param $count i32) (param $month i32) (param $rate f64) (param $rest f64)
    (local $end i32) (local $months v128) (local $rates v128) (local $rests v128) (local $held v128) (local $t v128) (local $u v128)
    (local.set $months (i32x4.splat (local.get $month)))
    (local.set $rates (f64x2.splat (local.get $rate)))
    (local.set $rests (f64x2.splat (local.get $rest)))
    ;; Four pairs at a time, held where they met.
    (local.set $end (i32.add (local.get $trust) (i32.shl (i32.and (local.get $count) (i32.const -4)) (i32.const 3))))
    (block $done
      (loop $four
        (br_if $done (i32.ge_u (local.get $trust) (local.get $end)))
        (local.set $held (i32x4.eq (v128.load align=4 (local.get $met)) (local.get $months)))
        (local.set $t (v128.load align=8 (local.get $trust)))
        (local.set $u (v128.load offset=16 align=8 (local.get $trust)))
        (v128.store align=8 (local.get $trust)
          (v128.bitselect
            (local.get $t)
            (f64x2.sub (local.get $t) (f64x2.mul (local.get $rates) (f64x2.sub (local.get $t) (local.get $rests))))
            (i64x2.extend_low_i32x4_s (local.get $held))))
        (v128.store offset=16 align=8 (local.get $trust)
          (v128.bitselect
            (local.get $u)
            (f64x2.sub (local.get $u) (f64x2.mul (local.get $rates) (f64x2.sub (local.get $u) (local.get $rests))))
            (i64x2.extend_high_i32x4_s (local.get $held))))
        (local.set $trust (i32.add (local.get $trust) (i32.const 32)))
        (local.set $met (i32.add (local.get $met) (i32.const 16)))
        (br $four)))
    ;; The one to three that are left.
    (local.set $end (i32.add (local.get $end) (i32.shl (i32.and (local.get $count) (i32.const 3)) (i32.const 3))))
    (block $done
      (loop $one
        (br_if $done (i32.ge_u (local.get $trust) (local.get $end)))
        (if (i32.ne (i32.load (local.get $met)) (local.get $month))
          (then
            (f64.store (local.get $trust)
              (f64.sub
                (f64.load (local.get $trust))
                (f64.mul (local.get $rate) (f64.sub (f64.load (local.get $trust)) (local.get $rest)))))))
        (local.set $trust (i32.add (local.get $trust) (i32.const 8)))
        (local.set $met (i32.add (local.get $met) (i32.const 4)))
        (br $one))))

  ;; Mean of each of `rows` rows that stand one after another from `values` on, row i of starts[i + 1] − starts[i] values;
  ;; 0 for an empty one. Four rows of one length go side by side, each summed in its own order.
  (func (export "means") (param $values i32) (param $starts i32) (param $rows i32) (param $into i32)
    (local $end i32) (local $size i32) (local $stop i32)
    (local $a f64) (local $b f64) (local $c f64) (local $d f64) (local $n f64)
    (local $q i32) (local $r i32) (local $s i32)
    (local.set $end (i32.add (local.get $into) (i32.shl (local.get $rows) (i32.const 3))))
    (block $done
      (loop $row
        (br_if $done (i32.ge_u (local.get $into) (local.get $end)))
        (local.set $size (i32.sub (i32.load offset=4 (local.get $starts)) (i32.load (local.get $starts))))
        (local.set $n (f64.convert_i32_s (local.get $size)))
        (local.set $size (i32.shl (local.get $size) (i32.const 3)))
        (local.set $stop (i32.add (local.get $values) (local.get $size)))
        (local.set $a (f64.const 0))
        (block $single
          (br_if $single (i32.eqz (local.get $size)))
          (br_if $single (i32.gt_u (i32.add (local.get $into) (i32.const 32)) (local.get $end)))
          ;; Four rows have one length if each has the first one’s.
          (br_if $single
            (i32.or
              (i32.or
                (i32.ne (i32.shl (i32.sub (i32.load offset=8 (local.get $starts)) (i32.load offset=4 (local.get $starts))) (i32.const 3)) (local.get $size))
                (i32.ne (i32.shl (i32.sub (i32.load offset=12 (local.get $starts)) (i32.load offset=8 (local.get $starts))) (i32.const 3)) (local.get $size)))
              (i32.ne (i32.shl (i32.sub (i32.load offset=16 (local.get $starts)) (i32.load offset=12 (local.get $starts))) (i32.const 3)) (local.get $size))))
          (local.set $b (f64.const 0))
          (local.set $c (f64.const 0))
          (local.set $d (f64.const 0))
          (local.set $q (i32.add (local.get $values) (local.get $size)))
          (local.set $r (i32.add (local.get $q) (local.get $size)))
          (local.set $s (i32.add (local.get $r) (local.get $size)))
          (loop $value
            (local.set $a (f64.add (local.get $a) (f64.load (local.get $values))))
            (local.set $b (f64.add (local.get $b) (f64.load (local.get $q))))
            (local.set $c (f64.add (local.get $c) (f64.load (local.get $r))))
            (local.set $d (f64.add (local.get $d) (f64.load (local.get $s))))
            (local.set $q (i32.add (local.get $q) (i32.const 8)))
            (local.set $r (i32.add (local.get $r) (i32.const 8)))
            (local.set $s (i32.add (local.get $s) (i32.const 8)))
            (local.set $values (i32.add (local.get $values) (i32.const 8)))
            (br_if $value (i32.lt_u (local.get $values) (local.get $stop))))
          (local.set $values (local.get $s))
          (f64.store (local.get $into) (f64.div (local.get $a) (local.get $n)))
          (f64.store offset=8 (local.get $into) (f64.div (local.get $b) (local.get $n)))
          (f64.store offset=16 (local.get $into) (f64.div (local.get $c) (local.get $n)))
          (f64.store offset=24 (local.get $into) (f64.div (local.get $d) (local.get $n)))
          (local.set $into (i32.add (local.get $into) (i32.const 32)))
          (local.set $starts (i32.add (local.get $starts) (i32.const 16)))
          (br $row))
        (block $empty
          (loop $value
            (br_if $empty (i32.ge_u (local.get $values) (local.get $stop)))
            (local.set $a (f64.add (local.get $a) (f64.load (local.get $values))))
            (local.set $values (i32.add (local.get $values) (i32.const 8)))
            (br $value)))
        (f64.store (local.get $into)
          (select (f64.div (local.get $a) (local.get $n)) (f64.const 0) (local.get $size)))
        (local.set $into (i32.add (local.get $into) (i32.const 8)))
        (local.set $starts (i32.add (local.get $starts) (i32.const 4)))
        (br $row)))))
