;; The means of means.ts, bit for bit. Addresses in bytes; a member is its offset in a column, 8 bytes times its number.

;; A sum over the members from FROM to END of a column becomes their mean, at INTO; where that has none, over those that have
@define enter SUM COLUMN FROM END INTO
        (local.set $mean
          (f64.div (local.get $SUM)
            (f64.convert_i32_s (i32.shr_s (i32.sub (local.get $END) (local.get $FROM)) (i32.const 2)))))
        (if (f64.ne (local.get $mean) (local.get $mean))
          (then (local.set $mean (call $defined (local.get $COLUMN) (local.get $FROM) (local.get $END)))))
        (f64.store (local.get $INTO) (local.get $mean))
@end

;; One more member of list N
@define add N
          (local.set $sumN (f64.add (local.get $sumN) (f64.load (i32.add (local.get $column) (i32.load (local.get $atN))))))
          (local.set $atN (i32.add (local.get $atN) (i32.const 4)))
@end

;; The mean of list N, which begins and goes where the entry says at these offsets
@define enter-list N FROM PLACE
        (local.set $from (i32.load offset=FROM (local.get $entry)))
        (local.set $place (i32.add (local.get $into) (i32.load offset=PLACE (local.get $entry))))
        @enter sumN column from endN place
@end

(module
  (import "env" "memory" (memory 1))

  ;; Mean over the members that have a value
  (func $defined (param $column i32) (param $at i32) (param $end i32) (result f64)
    (local $n i32) (local $x f64) (local $sum f64)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $x (f64.load (i32.add (local.get $column) (i32.load (local.get $at)))))
        (if (f64.eq (local.get $x) (local.get $x))
          (then
            (local.set $n (i32.add (local.get $n) (i32.const 1)))
            (local.set $sum (f64.add (local.get $sum) (local.get $x)))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br $next)))
    (if (result f64) (local.get $n)
      (then (f64.div (local.get $sum) (f64.convert_i32_s (local.get $n))))
      (else (f64.const nan))))

  ;; Means of four columns over the members from $from to $end, each $apart behind the one before
  (func $columns (param $columns i32) (param $from i32) (param $end i32) (param $into i32) (param $apart i32)
    (local $column1 i32) (local $column2 i32) (local $column3 i32) (local $column4 i32) (local $at i32) (local $member i32)
    (local $sum1 f64) (local $sum2 f64) (local $sum3 f64) (local $sum4 f64) (local $mean f64)
    (local.set $column1 (i32.load (local.get $columns)))
    (local.set $column2 (i32.load offset=4 (local.get $columns)))
    (local.set $column3 (i32.load offset=8 (local.get $columns)))
    (local.set $column4 (i32.load offset=12 (local.get $columns)))
    (local.set $at (local.get $from))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $member (i32.load (local.get $at)))
        (local.set $sum# (f64.add (local.get $sum#) (f64.load (i32.add (local.get $column#) (local.get $member)))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br $next)))
        @enter sum1 column1 from end into
    (local.set $into (i32.add (local.get $into) (local.get $apart)))
        @enter sum2 column2 from end into
    (local.set $into (i32.add (local.get $into) (local.get $apart)))
        @enter sum3 column3 from end into
    (local.set $into (i32.add (local.get $into) (local.get $apart)))
        @enter sum4 column4 from end into
  )

  ;; Means of a column over the lists of the entries, which have where four lists begin, where they end and where their means
  ;; go: the longest first, and empty ones at the end of the last entry
  (func $lists (param $column i32) (param $entry i32) (param $last i32) (param $into i32)
    (local $at1 i32) (local $at2 i32) (local $at3 i32) (local $at4 i32)
    (local $end1 i32) (local $end2 i32) (local $end3 i32) (local $end4 i32)
    (local $sum1 f64) (local $sum2 f64) (local $sum3 f64) (local $sum4 f64)
    (local $from i32) (local $place i32) (local $mean f64)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $entry) (local.get $last)))
        (local.set $at1 (i32.load (local.get $entry)))
        (local.set $at2 (i32.load offset=4 (local.get $entry)))
        (local.set $at3 (i32.load offset=8 (local.get $entry)))
        (local.set $at4 (i32.load offset=12 (local.get $entry)))
        (local.set $end1 (i32.load offset=16 (local.get $entry)))
        (local.set $end2 (i32.load offset=20 (local.get $entry)))
        (local.set $end3 (i32.load offset=24 (local.get $entry)))
        (local.set $end4 (i32.load offset=28 (local.get $entry)))
        (local.set $sum# (f64.const 0))
        (block $through
          (loop $four
            (br_if $through (i32.ge_u (local.get $at4) (local.get $end4)))
          @add 1
          @add 2
          @add 3
          @add 4
            (br $four)))
        (block $through
          (loop $three
            (br_if $through (i32.ge_u (local.get $at3) (local.get $end3)))
          @add 1
          @add 2
          @add 3
            (br $three)))
        (block $through
          (loop $two
            (br_if $through (i32.ge_u (local.get $at2) (local.get $end2)))
          @add 1
          @add 2
            (br $two)))
        (block $through
          (loop $one
            (br_if $through (i32.ge_u (local.get $at1) (local.get $end1)))
          @add 1
            (br $one)))
        @enter-list 1 0 32
        @enter-list 2 4 36
        @enter-list 3 8 40
        @enter-list 4 12 44
        (local.set $entry (i32.add (local.get $entry) (i32.const 48)))
        (br $next))))

  ;; Means of `count` columns over $n lists, whose beginnings and ends stand at $lists one after another, and in entries
  (func (export "means")
    (param $columns i32) (param $count i32) (param $lists i32) (param $n i32) (param $entry i32) (param $last i32) (param $into i32)
    (local $apart i32) (local $list i32) (local $l i32) (local $place i32)
    (local.set $apart (i32.shl (local.get $n) (i32.const 3)))
    (block $done
      (loop $four
        (br_if $done (i32.lt_s (local.get $count) (i32.const 4)))
        (local.set $list (local.get $lists))
        (local.set $place (local.get $into))
        (local.set $l (local.get $n))
        (block $all
          (loop $next
            (br_if $all (i32.eqz (local.get $l)))
            (call $columns
              (local.get $columns)
              (i32.load (local.get $list))
              (i32.load offset=4 (local.get $list))
              (local.get $place)
              (local.get $apart))
            (local.set $list (i32.add (local.get $list) (i32.const 8)))
            (local.set $place (i32.add (local.get $place) (i32.const 8)))
            (local.set $l (i32.sub (local.get $l) (i32.const 1)))
            (br $next)))
        (local.set $columns (i32.add (local.get $columns) (i32.const 16)))
        (local.set $into (i32.add (local.get $into) (i32.shl (local.get $apart) (i32.const 2))))
        (local.set $count (i32.sub (local.get $count) (i32.const 4)))
        (br $four)))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $count)))
        (call $lists (i32.load (local.get $columns)) (local.get $entry) (local.get $last) (local.get $into))
        (local.set $columns (i32.add (local.get $columns) (i32.const 4)))
        (local.set $into (i32.add (local.get $into) (local.get $apart)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $next)))))
