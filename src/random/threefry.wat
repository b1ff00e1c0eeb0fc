;; Threefry-2x32-20 on sixteen counters at once: the twin of `uniforms` in threefry.ts, bit for bit. Four vectors of four go
;; side by side, for each alone would wait for itself. Before this is assembled (scripts/kernels.ts) a line with # is written four
;; times, with 1 to 4 in its place, and the lines between `@define` and `@end` stand wherever their name is called.

;; x ← x + y; y ← (y rotated left) xor x
@define round LEFT RIGHT
      (local.set $x# (i32x4.add (local.get $x#) (local.get $y#)))
      (local.set $y# (v128.xor (v128.or (i32x4.shl (local.get $y#) (i32.const LEFT)) (i32x4.shr_u (local.get $y#) (i32.const RIGHT))) (local.get $x#)))
@end

@define rounds-a
      @round 13 19
      @round 15 17
      @round 26 6
      @round 6 26
@end

@define rounds-b
      @round 17 15
      @round 29 3
      @round 16 16
      @round 24 8
@end

;; The second key is k, the third is k xor parity xor k0.
@define first-second N
      (local.set $x# (i32x4.add (local.get $x#) (local.get $k0)))
      (local.set $y# (i32x4.add (i32x4.add (local.get $y#) (local.get $k#)) (v128.const i32x4 N N N N)))
@end

@define second-third N
      (local.set $x# (i32x4.add (local.get $x#) (local.get $k#)))
      (local.set $y# (i32x4.add (i32x4.add (local.get $y#) (v128.xor (local.get $k#) (local.get $p))) (v128.const i32x4 N N N N)))
@end

@define third-first N
      (local.set $x# (i32x4.add (local.get $x#) (v128.xor (local.get $k#) (local.get $p))))
      (local.set $y# (i32x4.add (i32x4.add (local.get $y#) (local.get $k0)) (v128.const i32x4 N N N N)))
@end

;; ((x >>> 5)·2²⁶ + (y >>> 6))·2⁻⁵³ of the lower two lanes; both words are below 2³¹ by then
@define store AT
      (v128.store offset=AT align=8 (local.get $into)
        (f64x2.mul (v128.const f64x2 0x1p-53 0x1p-53)
          (f64x2.add
            (f64x2.mul (v128.const f64x2 0x1p26 0x1p26) (f64x2.convert_low_i32x4_s (local.get $x)))
            (f64x2.convert_low_i32x4_s (local.get $y)))))
@end

@define upper-lanes
      (local.set $x (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15 (local.get $x) (local.get $x)))
      (local.set $y (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15 (local.get $y) (local.get $y)))
@end

@define finish FROM LOW HIGH
      (local.set $x (i32x4.shr_u (local.get $xFROM) (i32.const 5)))
      (local.set $y (i32x4.shr_u (local.get $yFROM) (i32.const 6)))
      @store LOW
      @upper-lanes
      @store HIGH
@end

@define begin OF AT
      (local.set $kOF (v128.xor (local.get $k1s) (v128.load offset=AT align=4 (local.get $masks))))
      (local.set $xOF (i32x4.add (local.get $k0) (v128.load offset=AT align=4 (local.get $c0))))
      (local.set $yOF (i32x4.add (local.get $c1s) (local.get $kOF)))
@end

(module
  (import "env" "memory" (memory 1))

  ;; Uniforms for the counters (c0[i], c1) under the keys (k0, k1 xor masks[i]), 0 ≤ i < count, into into[i]; addresses in
  ;; bytes. Sixteen are read and written at a time, so what lies behind the columns must be of no account.
  (func (export "uniforms")
    (param $c0 i32) (param $masks i32) (param $count i32) (param $c1 i32) (param $key0 i32) (param $key1 i32) (param $into i32)
    (local $k0 v128) (local $k1s v128) (local $c1s v128) (local $p v128) (local $x v128) (local $y v128)
    (local $k# v128) (local $x# v128) (local $y# v128)
    (local.set $k0 (i32x4.splat (local.get $key0)))
    (local.set $k1s (i32x4.splat (local.get $key1)))
    (local.set $c1s (i32x4.splat (local.get $c1)))
    (local.set $p (v128.xor (local.get $k0) (v128.const i32x4 0x1bd11bda 0x1bd11bda 0x1bd11bda 0x1bd11bda)))
    (loop $sixteen
      @begin 1 0
      @begin 2 16
      @begin 3 32
      @begin 4 48
      @rounds-a
      @second-third 1
      @rounds-b
      @third-first 2
      @rounds-a
      @first-second 3
      @rounds-b
      @second-third 4
      @rounds-a
      @third-first 5
      @finish 1 0 16
      @finish 2 32 48
      @finish 3 64 80
      @finish 4 96 112
      (local.set $c0 (i32.add (local.get $c0) (i32.const 64)))
      (local.set $masks (i32.add (local.get $masks) (i32.const 64)))
      (local.set $into (i32.add (local.get $into) (i32.const 128)))
      (local.set $count (i32.sub (local.get $count) (i32.const 16)))
      (br_if $sixteen (i32.gt_s (local.get $count) (i32.const 0))))))
