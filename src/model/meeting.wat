;; The loops of meeting.ts, bit for bit: what each line does to one pair is what the twin does. Addresses in bytes.
;; Seats and pairs are numbers of 4 bytes; the pair of seats a and b stands at $grid + a·$stride + 4b.

(module
  (import "env" "memory" (memory 1))

  ;; Each of `came` trusts each other more: the law of mechanism dialogue. Of each vector one lane counts: a choice between two scalars is a branch, and nobody
  ;; can guess who has met whom.
  (func (export "talk")
    (param $attending i32) (param $came i32) (param $grid i32) (param $stride i32)
    (param $trust i32) (param $damage i32) (param $met i32) (param $faces i32)
    (param $openness i32) (param $credit i32) (param $richness i32)
    (param $scar f64) (param $fresh f64) (param $stale f64) (param $since i32) (param $month i32) (param $in-room i32)
    (local $end i32) (local $one i32) (local $other i32) (local $row i32) (local $worth i32) (local $p i32)
    (local $scars v128) (local $freshes v128) (local $stales v128) (local $sinces v128)
    (local $open v128) (local $kappa v128) (local $sum v128) (local $t v128)
    (local.set $scars (f64x2.splat (local.get $scar)))
    (local.set $freshes (f64x2.splat (local.get $fresh)))
    (local.set $stales (f64x2.splat (local.get $stale)))
    (local.set $sinces (i32x4.splat (local.get $since)))
    (local.set $end (i32.add (local.get $attending) (i32.shl (local.get $came) (i32.const 2))))
    (local.set $one (local.get $attending))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $one) (local.get $end)))
        (local.set $row (i32.add (local.get $grid) (i32.mul (i32.load (local.get $one)) (local.get $stride))))
        (local.set $open (v128.load64_zero (local.get $openness)))
        (local.set $sum (v128.const f64x2 0 0))
        (local.set $other (local.get $attending))
        (local.set $worth (local.get $credit))
        (loop $pair
          (if (i32.ne (local.get $other) (local.get $one))
            (then
              (local.set $p (i32.load (i32.add (local.get $row) (i32.shl (i32.load (local.get $other)) (i32.const 2)))))
              (local.set $kappa
                (v128.bitselect
                  (local.get $freshes)
                  (local.get $stales)
                  (i32x4.ge_s
                    (v128.load32_splat (i32.add (local.get $faces) (i32.shl (local.get $p) (i32.const 2))))
                    (local.get $sinces))))
              (local.set $sum (f64x2.add (local.get $sum) (local.get $kappa)))
              (local.set $t (v128.load64_zero (i32.add (local.get $trust) (i32.shl (local.get $p) (i32.const 3)))))
              (v128.store64_lane 0 (i32.add (local.get $trust) (i32.shl (local.get $p) (i32.const 3)))
                (f64x2.add (local.get $t)
                  (f64x2.mul
                    (f64x2.mul (f64x2.mul (local.get $open) (local.get $kappa)) (v128.load64_zero (local.get $worth)))
                    (f64x2.pmax
                      (f64x2.sub
                        (f64x2.sub (v128.const f64x2 1 1)
                          (f64x2.mul (local.get $scars)
                            (v128.load64_zero (i32.add (local.get $damage) (i32.shl (local.get $p) (i32.const 3))))))
                        (local.get $t))
                      (v128.const f64x2 0 0)))))
              (i32.store16 (i32.add (local.get $met) (i32.shl (local.get $p) (i32.const 1))) (local.get $month))
              (if (local.get $in-room)
                (then (i32.store (i32.add (local.get $faces) (i32.shl (local.get $p) (i32.const 2))) (local.get $month))))))
          (local.set $worth (i32.add (local.get $worth) (i32.const 8)))
          (local.set $other (i32.add (local.get $other) (i32.const 4)))
          (br_if $pair (i32.lt_u (local.get $other) (local.get $end))))
        (f64.store (i32.add (local.get $richness) (i32.shl (i32.load (local.get $one)) (i32.const 3)))
          (f64.div (f64x2.extract_lane 0 (local.get $sum)) (f64.convert_i32_s (i32.sub (local.get $came) (i32.const 1)))))
        (local.set $openness (i32.add (local.get $openness) (i32.const 8)))
        (local.set $one (i32.add (local.get $one) (i32.const 4)))
        (br $next))))

  ;; Where each of `came` goes, by the law of mechanism positions, two topics at a time; `wide` are the bytes from one’s positions to the next one’s.
  (func (export "hear")
    (param $attending i32) (param $came i32) (param $grid i32) (param $stride i32)
    (param $trust i32) (param $voice i32) (param $floor f64) (param $weight i32)
    (param $bound i32) (param $step i32) (param $own i32) (param $heard i32) (param $moved i32) (param $wide i32)
    (local $end i32) (local $one i32) (local $other i32) (local $row i32) (local $b i32) (local $w i32) (local $last i32)
    (local $turn i32) (local $from i32) (local $at i32)
    (local $bounds v128) (local $steps v128) (local $x v128) (local $y v128) (local $each v128) (local $weights v128) (local $sum v128)
    (local.set $end (i32.add (local.get $attending) (i32.shl (local.get $came) (i32.const 2))))
    (local.set $last (i32.add (local.get $weight) (i32.shl (local.get $came) (i32.const 3))))
    (local.set $one (local.get $attending))
    (local.set $turn (local.get $heard))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $one) (local.get $end)))
        (local.set $row (i32.add (local.get $grid) (i32.mul (i32.load (local.get $one)) (local.get $stride))))
        (local.set $other (local.get $attending))
        (local.set $w (local.get $weight))
        (loop $weigh
          (if (i32.eq (local.get $other) (local.get $one))
            (then (f64.store (local.get $w) (f64.const 0)))
            (else
              (local.set $b (i32.load (local.get $other)))
              (f64.store (local.get $w)
                (f64.mul
                  (f64.load (i32.add (local.get $voice) (i32.shl (local.get $b) (i32.const 3))))
                  (f64.add (local.get $floor)
                    (f64.load
                      (i32.add (local.get $trust)
                        (i32.shl
                          (i32.load (i32.add (local.get $row) (i32.shl (local.get $b) (i32.const 2))))
                          (i32.const 3)))))))))
          (local.set $w (i32.add (local.get $w) (i32.const 8)))
          (local.set $other (i32.add (local.get $other) (i32.const 4)))
          (br_if $weigh (i32.lt_u (local.get $other) (local.get $end))))
        (local.set $bounds (v128.load64_splat (local.get $bound)))
        (local.set $steps (v128.load64_splat (local.get $step)))
        (local.set $from (i32.const 0))
        (block $heard-all
          (loop $topics
            (br_if $heard-all (i32.ge_u (local.get $from) (local.get $wide)))
            (local.set $x (v128.load align=8 (i32.add (local.get $turn) (local.get $from))))
            (local.set $weights (v128.load64_splat (local.get $own)))
            (local.set $sum (f64x2.mul (local.get $weights) (local.get $x)))
            (local.set $at (i32.add (local.get $heard) (local.get $from)))
            (local.set $w (local.get $weight))
            (loop $voices
              (local.set $y (v128.load align=8 (local.get $at)))
              (local.set $each
                (v128.and
                  (v128.load64_splat (local.get $w))
                  (f64x2.le (f64x2.abs (f64x2.sub (local.get $y) (local.get $x))) (local.get $bounds))))
              (local.set $weights (f64x2.add (local.get $weights) (local.get $each)))
              (local.set $sum (f64x2.add (local.get $sum) (f64x2.mul (local.get $each) (local.get $y))))
              (local.set $at (i32.add (local.get $at) (local.get $wide)))
              (local.set $w (i32.add (local.get $w) (i32.const 8)))
              (br_if $voices (i32.lt_u (local.get $w) (local.get $last))))
            (v128.store align=8 (i32.add (local.get $moved) (local.get $from))
              (f64x2.pmin
                (f64x2.pmax
                  (v128.bitselect
                    (f64x2.add (local.get $x)
                      (f64x2.mul (local.get $steps)
                        (f64x2.sub (f64x2.div (local.get $sum) (local.get $weights)) (local.get $x))))
                    (local.get $x)
                    (f64x2.gt (local.get $weights) (v128.const f64x2 0 0)))
                  (v128.const f64x2 0 0))
                (v128.const f64x2 1 1)))
            (local.set $from (i32.add (local.get $from) (i32.const 16)))
            (br $topics)))
        (local.set $bound (i32.add (local.get $bound) (i32.const 8)))
        (local.set $step (i32.add (local.get $step) (i32.const 8)))
        (local.set $own (i32.add (local.get $own) (i32.const 8)))
        (local.set $turn (i32.add (local.get $turn) (local.get $wide)))
        (local.set $moved (i32.add (local.get $moved) (local.get $wide)))
        (local.set $one (i32.add (local.get $one) (i32.const 4)))
        (br $next)))))
