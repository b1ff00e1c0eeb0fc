;; A day at the post, as mechanism clearance asks for and day.ts has it, bit for bit: travellers and consignments are the two lanes of each number.
;; $b: share of arrivals that find all $servers busy under $load (Erlang B). There is always one of
;; them; a lane with fewer waits for the other
@define erlang
          (local.set $b (f64x2.div (local.get $load) (f64x2.add (local.get $one) (local.get $load))))
          (local.set $k (v128.const f64x2 2 2))
          (block $counted
            (loop $server
              (local.set $more (f64x2.le (local.get $k) (local.get $servers)))
              (br_if $counted (i32.eqz (v128.any_true (local.get $more))))
              (local.set $lb (f64x2.mul (local.get $load) (local.get $b)))
              (local.set $b
                (v128.bitselect
                  (f64x2.div (local.get $lb) (f64x2.add (local.get $k) (local.get $lb)))
                  (local.get $b)
                  (local.get $more)))
              (local.set $k (f64x2.add (local.get $k) (v128.const f64x2 1 1)))
              (br $server)))
@end

(module
  (import "env" "memory" (memory 1))

  ;; The day whose numbers stand at $at, in the order of `places` in day.ts, 16 bytes each. A cell is what arrives at a
  ;; stage in an hour, from $cells on hour by hour; behind the four of an hour is what leaves the last.
  (func (export "pass") (param $at i32) (param $hours i32) (param $joint f64) (param $overlap f64)
    (local $share i32) (local $close i32) (local $stage i32) (local $first i32) (local $last i32)
    (local $cells i32) (local $cell i32) (local $begin i32) (local $late i32)
    (local $one v128) (local $joints v128) (local $apart v128) (local $saved v128)
    (local $b v128) (local $k v128) (local $more v128) (local $lb v128)
    (local $servers v128) (local $rate v128) (local $offered v128) (local $load v128) (local $rho v128)
    (local $wait v128) (local $drain v128) (local $waits v128) (local $spent v128)
    (local $arriving v128) (local $flow v128) (local $sum v128) (local $longest v128) (local $variance v128) (local $waiting v128)
    (local $mean v128)
    (local $arrivals v128) (local $time v128) (local $squares v128) (local $busy v128) (local $served v128) (local $queue v128)
    (local.set $one (v128.const f64x2 1 1))
    (local.set $joints (f64x2.splat (local.get $joint)))
    (local.set $apart (f64x2.splat (f64.sub (f64.const 1) (local.get $joint))))
    (local.set $saved (f64x2.splat (f64.sub (f64.const 1) (local.get $overlap))))
    (local.set $share (i32.add (local.get $at) (i32.const 432)))
    (local.set $close (i32.add (local.get $share) (i32.shl (local.get $hours) (i32.const 4))))
    (local.set $last (i32.add (local.get $at) (i32.const 176)))
    (local.set $cells (i32.add (local.get $at) (i32.const 816)))

    ;; What arrives at the first stage in each hour
    (local.set $cell (local.get $cells))
    (loop $fill
      (v128.store align=8 (local.get $cell)
        (f64x2.mul (v128.load align=8 (local.get $at)) (v128.load align=8 (local.get $share))))
      (local.set $cell (i32.add (local.get $cell) (i32.const 80)))
      (local.set $share (i32.add (local.get $share) (i32.const 16)))
      (br_if $fill (i32.lt_u (local.get $share) (local.get $close))))

    ;; What each stage passes on. A stage waits for the one before it and for its own last hour, so a stage, the next one an
    ;; hour earlier and so on go side by side: the processor need not wait for the divisions of one before those of the other.
    (local.set $late (i32.sub (local.get $cell) (i32.const 80)))
    (local.set $begin (local.get $cells))
    (local.set $first (i32.add (local.get $at) (i32.const 112)))
    (loop $abreast
      (local.set $cell (local.get $begin))
      (local.set $stage (local.get $first))
      (loop $earlier
        (local.set $servers (v128.load align=8 (local.get $stage)))
        (local.set $offered
          (f64x2.add (v128.load align=8 (local.get $cell)) (v128.load offset=256 align=8 (local.get $stage))))
        (local.set $load (f64x2.div (local.get $offered) (v128.load offset=64 align=8 (local.get $stage))))
          @erlang
        (v128.store offset=16 align=8 (local.get $cell)
          (f64x2.mul (local.get $offered) (f64x2.sub (local.get $one) (local.get $b))))
        (v128.store offset=256 align=8 (local.get $stage) (f64x2.mul (local.get $offered) (local.get $b)))
        (local.set $cell (i32.sub (local.get $cell) (i32.const 64)))
        (local.set $stage (i32.add (local.get $stage) (i32.const 16)))
        (br_if $earlier
          (i32.and (i32.lt_u (local.get $stage) (local.get $last)) (i32.ge_u (local.get $cell) (local.get $cells)))))
      (if (i32.lt_u (local.get $begin) (local.get $late))
        (then (local.set $begin (i32.add (local.get $begin) (i32.const 80))))
        (else
          (local.set $begin (i32.add (local.get $begin) (i32.const 16)))
          (local.set $first (i32.add (local.get $first) (i32.const 16)))))
      (br_if $abreast (i32.lt_u (local.get $first) (local.get $last))))

    ;; How long it takes, hour by hour
    (local.set $cell (local.get $cells))
    (block $closed
      (loop $hour
        (br_if $closed (i32.gt_u (local.get $cell) (i32.add (local.get $late) (i32.const 64))))
        (local.set $arriving (v128.load align=8 (local.get $cell)))
        (local.set $sum (v128.const f64x2 0 0))
        (local.set $longest (v128.const f64x2 0 0))
        (local.set $variance (v128.const f64x2 0 0))
        (local.set $waiting (v128.const f64x2 0 0))
        (local.set $stage (i32.add (local.get $at) (i32.const 112)))
        (loop $next
          (local.set $cell (i32.add (local.get $cell) (i32.const 16)))
          (local.set $flow (v128.load align=8 (local.get $cell)))
          (local.set $servers (v128.load align=8 (local.get $stage)))
          (local.set $rate (v128.load offset=64 align=8 (local.get $stage)))
          (local.set $load (f64x2.div (local.get $flow) (local.get $rate)))
          (local.set $rho (f64x2.div (local.get $load) (local.get $servers)))
            @erlang
          (local.set $wait
            (f64x2.div (local.get $b)
              (f64x2.sub (local.get $one) (f64x2.mul (local.get $rho) (f64x2.sub (local.get $one) (local.get $b))))))
          (local.set $drain (f64x2.sub (f64x2.mul (local.get $servers) (local.get $rate)) (local.get $flow)))
          (local.set $waits (f64x2.div (local.get $wait) (local.get $drain)))
          (local.set $spent (f64x2.add (v128.load offset=128 align=8 (local.get $stage)) (local.get $waits)))
          (local.set $sum (f64x2.add (local.get $sum) (local.get $spent)))
          (local.set $variance
            (f64x2.add (local.get $variance)
              (f64x2.add (v128.load offset=192 align=8 (local.get $stage))
                (f64x2.div
                  (f64x2.mul (local.get $wait) (f64x2.sub (v128.const f64x2 2 2) (local.get $wait)))
                  (f64x2.mul (local.get $drain) (local.get $drain))))))
          (local.set $longest (f64x2.pmax (local.get $longest) (local.get $spent)))
          (local.set $waiting (f64x2.add (local.get $waiting) (f64x2.mul (local.get $flow) (local.get $waits))))
          (local.set $busy (f64x2.add (local.get $busy) (local.get $rho)))
          (local.set $stage (i32.add (local.get $stage) (i32.const 16)))
          (br_if $next (i32.lt_u (local.get $stage) (local.get $last))))
        (local.set $mean
          (f64x2.add
            (f64x2.mul (local.get $apart) (local.get $sum))
            (f64x2.mul (local.get $joints)
              (f64x2.add (local.get $longest)
                (f64x2.mul (local.get $saved) (f64x2.sub (local.get $sum) (local.get $longest)))))))
        (local.set $arrivals (f64x2.add (local.get $arrivals) (local.get $arriving)))
        (local.set $time (f64x2.add (local.get $time) (f64x2.mul (local.get $arriving) (local.get $mean))))
        (local.set $squares
          (f64x2.add (local.get $squares)
            (f64x2.mul (local.get $arriving)
              (f64x2.add (local.get $variance) (f64x2.mul (local.get $mean) (local.get $mean))))))
        (local.set $served (f64x2.add (local.get $served) (local.get $flow)))
        (local.set $queue (f64x2.pmax (local.get $queue) (local.get $waiting)))
        (local.set $cell (i32.add (local.get $cell) (i32.const 16)))
        (br $hour)))
    (v128.store offset=16 align=8 (local.get $at) (local.get $arrivals))
    (v128.store offset=32 align=8 (local.get $at) (local.get $time))
    (v128.store offset=48 align=8 (local.get $at) (local.get $squares))
    (v128.store offset=64 align=8 (local.get $at) (local.get $busy))
    (v128.store offset=80 align=8 (local.get $at) (local.get $served))
    (v128.store offset=96 align=8 (local.get $at) (local.get $queue))))
