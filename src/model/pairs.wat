;; The pair loops of pairs.ts, bit for bit: what each line does to one pair is what the twin does. Addresses in bytes.
;; The resting levels of two pairs, of the forums at these offsets from $forums
@define rests ONE OTHER
          (local.set $rest (v128.load64_lane 1
            (i32.add (local.get $rests) (i32.shl (i32.load offset=OTHER (local.get $forums)) (i32.const 3)))
            (v128.load64_zero (i32.add (local.get $rests) (i32.shl (i32.load offset=ONE (local.get $forums)) (i32.const 3))))))
@end

;; T + full·(rate of the forum · open)·max(0, 1 − scar·D − T) for two pairs, into $t
@define grown
            @rests 0 4
          (local.set $t (v128.load align=8 (local.get $trust)))
          (local.set $t
            (f64x2.add (local.get $t)
              (f64x2.mul
                (f64x2.mul (local.get $fulls) (f64x2.mul (local.get $rest) (local.get $open)))
                (f64x2.pmax
                  (f64x2.sub
                    (f64x2.sub (v128.const f64x2 1 1) (f64x2.mul (local.get $scars) (v128.load align=8 (local.get $damage))))
                    (local.get $t))
                  (v128.const f64x2 0 0)))))
@end

;; T −= rate·(T − rest) for two pairs at an offset; where a pair met, `held` is all ones and its rate 0
@define fade-two AT HALF
          (local.set $t (v128.load offset=AT align=8 (local.get $trust)))
          (v128.store offset=AT align=8 (local.get $trust)
            (f64x2.sub (local.get $t)
              (f64x2.mul
                (v128.andnot (local.get $rates) (i64x2.extend_HALF_i32x4_s (local.get $held)))
                (f64x2.sub (local.get $t) (local.get $rest)))))
@end

(module
  (import "env" "memory" (memory 1))

  ;; T −= rate·(T − rest of the pair’s forum) for `count` pairs, but for those last met in `month`: mechanism trust-decay.
  (func (export "settle")
    (param $trust i32) (param $met i32) (param $forums i32) (param $rests i32) (param $count i32) (param $month i32) (param $rate f64)
    (local $end i32) (local $months v128) (local $rates v128) (local $rest v128) (local $held v128) (local $t v128)
    (local.set $months (i32x4.splat (local.get $month)))
    (local.set $rates (f64x2.splat (local.get $rate)))
    (local.set $end (i32.add (local.get $trust) (i32.shl (i32.and (local.get $count) (i32.const -4)) (i32.const 3))))
    (block $done
      (loop $four
        (br_if $done (i32.ge_u (local.get $trust) (local.get $end)))
        (local.set $held (i32x4.eq (i32x4.extend_low_i16x8_s (v128.load64_zero align=2 (local.get $met))) (local.get $months)))
          @rests 0 4
          @fade-two 0 low
          @rests 8 12
          @fade-two 16 high
        (local.set $trust (i32.add (local.get $trust) (i32.const 32)))
        (local.set $met (i32.add (local.get $met) (i32.const 8)))
        (local.set $forums (i32.add (local.get $forums) (i32.const 16)))
        (br $four)))
    (local.set $end (i32.add (local.get $end) (i32.shl (i32.and (local.get $count) (i32.const 3)) (i32.const 3))))
    (block $done
      (loop $one
        (br_if $done (i32.ge_u (local.get $trust) (local.get $end)))
        (if (i32.ne (i32.load16_s (local.get $met)) (local.get $month))
          (then
            (f64.store (local.get $trust)
              (f64.sub
                (f64.load (local.get $trust))
                (f64.mul (local.get $rate)
                  (f64.sub
                    (f64.load (local.get $trust))
                    (f64.load (i32.add (local.get $rests) (i32.shl (i32.load (local.get $forums)) (i32.const 3))))))))))
        (local.set $trust (i32.add (local.get $trust) (i32.const 8)))
        (local.set $met (i32.add (local.get $met) (i32.const 2)))
        (local.set $forums (i32.add (local.get $forums) (i32.const 4)))
        (br $one))))

  ;; T −= rate·(T − rest) for `count` pairs, but for those last met in `month`.
  (func (export "fade")
    (param $trust i32) (param $met i32) (param $count i32) (param $month i32) (param $rate f64) (param $level f64)
    (local $end i32) (local $months v128) (local $rates v128) (local $rest v128) (local $met-now v128) (local $held v128) (local $t v128)
    (local.set $months (i16x8.splat (local.get $month)))
    (local.set $rates (f64x2.splat (local.get $rate)))
    (local.set $rest (f64x2.splat (local.get $level)))
    ;; Eight pairs at a time; where a pair met its rate is 0, and T − 0 is T to the bit.
    (local.set $end (i32.add (local.get $trust) (i32.shl (i32.and (local.get $count) (i32.const -8)) (i32.const 3))))
    (block $done
      (loop $eight
        (br_if $done (i32.ge_u (local.get $trust) (local.get $end)))
        (local.set $met-now (i16x8.eq (v128.load align=2 (local.get $met)) (local.get $months)))
        (local.set $held (i32x4.extend_low_i16x8_s (local.get $met-now)))
          @fade-two 0 low
          @fade-two 16 high
        (local.set $held (i32x4.extend_high_i16x8_s (local.get $met-now)))
          @fade-two 32 low
          @fade-two 48 high
        (local.set $trust (i32.add (local.get $trust) (i32.const 64)))
        (local.set $met (i32.add (local.get $met) (i32.const 16)))
        (br $eight)))
    ;; The one to seven that are left.
    (local.set $end (i32.add (local.get $end) (i32.shl (i32.and (local.get $count) (i32.const 7)) (i32.const 3))))
    (block $done
      (loop $one
        (br_if $done (i32.ge_u (local.get $trust) (local.get $end)))
        (if (i32.ne (i32.load16_s (local.get $met)) (local.get $month))
          (then
            (f64.store (local.get $trust)
              (f64.sub
                (f64.load (local.get $trust))
                (f64.mul (local.get $rate) (f64.sub (f64.load (local.get $trust)) (local.get $level)))))))
        (local.set $trust (i32.add (local.get $trust) (i32.const 8)))
        (local.set $met (i32.add (local.get $met) (i32.const 2)))
        (br $one))))

  ;; Reads one value of each line of memory from $at to $end; what comes of it nobody needs.
  (func (export "touch") (param $at i32) (param $end i32) (result i32)
    (local $read i32)
    (block $done
      (loop $line
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $read (i32.or (local.get $read) (i32.load (local.get $at))))
        (local.set $at (i32.add (local.get $at) (i32.const 64)))
        (br $line)))
    (local.get $read))

  ;; Mechanism tension: T ·= rate of the pair’s forum for `count` pairs, and for one more where their number is odd.
  (func (export "wear") (param $trust i32) (param $forums i32) (param $rests i32) (param $count i32)
    (local $end i32) (local $rest v128)
    (local.set $end (i32.add (local.get $trust) (i32.shl (local.get $count) (i32.const 3))))
    (block $done
      (loop $two
        (br_if $done (i32.ge_u (local.get $trust) (local.get $end)))
          @rests 0 4
        (v128.store align=8 (local.get $trust) (f64x2.mul (v128.load align=8 (local.get $trust)) (local.get $rest)))
        (local.set $trust (i32.add (local.get $trust) (i32.const 16)))
        (local.set $forums (i32.add (local.get $forums) (i32.const 8)))
        (br $two))))

  ;; Mechanism confidence-building:
  ;; T += full·(rate of the pair’s forum · (1 − shut·e))·max(0, 1 − scar·D − T) for the pairs of `rows` rows, e being the row’s.
  (func (export "grow")
    (param $trust i32) (param $damage i32) (param $forums i32) (param $rests i32) (param $starts i32) (param $egos i32) (param $rows i32)
    (param $full f64) (param $shut f64) (param $scar f64)
    (local $end i32) (local $stop i32) (local $fulls v128) (local $scars v128) (local $open v128) (local $rest v128) (local $t v128)
    (local.set $fulls (f64x2.splat (local.get $full)))
    (local.set $scars (f64x2.splat (local.get $scar)))
    (local.set $end (i32.add (local.get $egos) (i32.shl (local.get $rows) (i32.const 3))))
    (local.set $stop (local.get $trust))
    (block $done
      (loop $row
        (br_if $done (i32.ge_u (local.get $egos) (local.get $end)))
        (local.set $stop
          (i32.add (local.get $stop)
            (i32.shl (i32.sub (i32.load offset=4 (local.get $starts)) (i32.load (local.get $starts))) (i32.const 3))))
        (local.set $open
          (f64x2.splat (f64.sub (f64.const 1) (f64.mul (local.get $shut) (f64.load (local.get $egos))))))
        (block $few
          (loop $two
            (br_if $few (i32.gt_u (i32.add (local.get $trust) (i32.const 16)) (local.get $stop)))
              @grown
            (v128.store align=8 (local.get $trust) (local.get $t))
            (local.set $trust (i32.add (local.get $trust) (i32.const 16)))
            (local.set $damage (i32.add (local.get $damage) (i32.const 16)))
            (local.set $forums (i32.add (local.get $forums) (i32.const 8)))
            (br $two)))
        (if (i32.lt_u (local.get $trust) (local.get $stop))
          (then
              @grown
            (v128.store64_lane 0 (local.get $trust) (local.get $t))
            (local.set $trust (i32.add (local.get $trust) (i32.const 8)))
            (local.set $damage (i32.add (local.get $damage) (i32.const 8)))
            (local.set $forums (i32.add (local.get $forums) (i32.const 4)))))
        (local.set $egos (i32.add (local.get $egos) (i32.const 8)))
        (local.set $starts (i32.add (local.get $starts) (i32.const 4)))
        (br $row))))

  ;; Mechanism promises: D ·= factor for `count` pairs, and for one more where their number is odd.
  (func (export "heal") (param $damage i32) (param $count i32) (param $factor f64)
    (local $end i32) (local $factors v128)
    (local.set $factors (f64x2.splat (local.get $factor)))
    (local.set $end (i32.add (local.get $damage) (i32.shl (local.get $count) (i32.const 3))))
    (block $done
      (loop $two
        (br_if $done (i32.ge_u (local.get $damage) (local.get $end)))
        (v128.store align=8 (local.get $damage) (f64x2.mul (v128.load align=8 (local.get $damage)) (local.get $factors)))
        (local.set $damage (i32.add (local.get $damage) (i32.const 16)))
        (br $two))))

  ;; Mean of each of `rows` rows that stand one after another from `values` on, row i of starts[i + 1] − starts[i] values:
  ;; their sum over counts[i]. Four rows of one length go side by side, two to a vector, each summed in its own order.
  (func (export "means") (param $values i32) (param $starts i32) (param $counts i32) (param $rows i32) (param $into i32)
    (local $end i32) (local $size i32) (local $stop i32) (local $sum f64)
    (local $b i32) (local $c i32) (local $d i32) (local $ab v128) (local $cd v128)
    (local $va v128) (local $vb v128) (local $vc v128) (local $vd v128)
    (local.set $end (i32.add (local.get $into) (i32.shl (local.get $rows) (i32.const 3))))
    (block $done
      (loop $row
        (br_if $done (i32.ge_u (local.get $into) (local.get $end)))
        (local.set $size (i32.sub (i32.load offset=4 (local.get $starts)) (i32.load (local.get $starts))))
        (block $alone
          (br_if $alone (i32.eqz (local.get $size)))
          (br_if $alone (i32.gt_u (i32.add (local.get $into) (i32.const 32)) (local.get $end)))
          (br_if $alone
            (i32.eqz
              (i32x4.all_true
                (i32x4.eq (i32x4.splat (local.get $size))
                  (i32x4.sub (v128.load offset=4 align=4 (local.get $starts)) (v128.load align=4 (local.get $starts)))))))
          (local.set $size (i32.shl (local.get $size) (i32.const 3)))
          (local.set $b (i32.add (local.get $values) (local.get $size)))
          (local.set $c (i32.add (local.get $b) (local.get $size)))
          (local.set $d (i32.add (local.get $c) (local.get $size)))
          (local.set $stop (local.get $b))
          (local.set $ab (v128.const f64x2 0 0))
          (local.set $cd (v128.const f64x2 0 0))
          (if (i32.and (local.get $size) (i32.const 8))
            (then
              (local.set $ab (v128.load64_lane 1 (local.get $b) (v128.load64_zero (local.get $values))))
              (local.set $cd (v128.load64_lane 1 (local.get $d) (v128.load64_zero (local.get $c))))
              (local.set $values (i32.add (local.get $values) (i32.const 8)))
              (local.set $b (i32.add (local.get $b) (i32.const 8)))
              (local.set $c (i32.add (local.get $c) (i32.const 8)))
              (local.set $d (i32.add (local.get $d) (i32.const 8)))
            ))
          (block $summed
            (loop $two
              (br_if $summed (i32.ge_u (local.get $values) (local.get $stop)))
              (local.set $va (v128.load align=8 (local.get $values)))
              (local.set $vb (v128.load align=8 (local.get $b)))
              (local.set $vc (v128.load align=8 (local.get $c)))
              (local.set $vd (v128.load align=8 (local.get $d)))
              (local.set $ab (f64x2.add (local.get $ab) (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $va) (local.get $vb))))
              (local.set $cd (f64x2.add (local.get $cd) (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $vc) (local.get $vd))))
              (local.set $ab (f64x2.add (local.get $ab) (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $va) (local.get $vb))))
              (local.set $cd (f64x2.add (local.get $cd) (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $vc) (local.get $vd))))
              (local.set $values (i32.add (local.get $values) (i32.const 16)))
              (local.set $b (i32.add (local.get $b) (i32.const 16)))
              (local.set $c (i32.add (local.get $c) (i32.const 16)))
              (local.set $d (i32.add (local.get $d) (i32.const 16)))
              (br $two)))
          (v128.store align=8 (local.get $into) (f64x2.div (local.get $ab) (v128.load align=8 (local.get $counts))))
          (v128.store offset=16 align=8 (local.get $into) (f64x2.div (local.get $cd) (v128.load offset=16 align=8 (local.get $counts))))
          (local.set $values (local.get $d))
          (local.set $into (i32.add (local.get $into) (i32.const 32)))
          (local.set $starts (i32.add (local.get $starts) (i32.const 16)))
          (local.set $counts (i32.add (local.get $counts) (i32.const 32)))
          (br $row))
        (local.set $sum (f64.const 0))
        (local.set $stop (i32.add (local.get $values) (i32.shl (local.get $size) (i32.const 3))))
        (block $summed
          (loop $value
            (br_if $summed (i32.ge_u (local.get $values) (local.get $stop)))
            (local.set $sum (f64.add (local.get $sum) (f64.load (local.get $values))))
            (local.set $values (i32.add (local.get $values) (i32.const 8)))
            (br $value)))
        (f64.store (local.get $into) (f64.div (local.get $sum) (f64.load (local.get $counts))))
        (local.set $into (i32.add (local.get $into) (i32.const 8)))
        (local.set $starts (i32.add (local.get $starts) (i32.const 4)))
        (local.set $counts (i32.add (local.get $counts) (i32.const 8)))
        (br $row)))))
