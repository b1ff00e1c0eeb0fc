// Forum model, C reference: see README.md.   usage: forum N REPS SEED0 TICKS [check]
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <math.h>
#include <time.h>
enum { M = 17 };
static inline double rnd(uint32_t *s) {          // mulberry32
  uint32_t t = (*s += 0x6D2B79F5u);
  t = (t ^ (t >> 15)) * (t | 1u);
  t ^= t + (t ^ (t >> 7)) * (t | 61u);
  return (double)(t ^ (t >> 14)) * (1.0 / 4294967296.0);
}
static long copairs;
// one forum, one tick; m is 17 at compile time in the common call, so the inner loops unroll
static inline __attribute__((always_inline)) int forum_tick(const int m, double *restrict b, double *restrict c,
    const double *restrict e, double *restrict o, double *restrict tr, uint32_t *rs, double *smt, double *smc) {
  int here[M], k = 0; double co[M];
  for (int i = 0; i < m; i++) {
    double u = rnd(rs);
    int a = u < c[i] * (1.0 - e[i]) * 0.9 + 0.05 && b[i] > 0.0;
    double nb = b[i] - (a ? 0.01 : 0.0) + 0.008;
    b[i] = nb < 1.0 ? nb : 1.0;
    co[i] = a; if (a) here[k++] = i;
  }
  for (int i = 0; i < m; i++) {
    double *restrict t = tr + i * M;
    if (co[i] != 0.0) {
      const double g = 1.0 - e[i];
      for (int j = 0; j < m; j++) t[j] = co[j] != 0.0 ? t[j] + 0.05 * (1.0 - t[j]) * g : t[j] * 0.995;
      t[i] = 0.0;
      double oi = o[i];
      for (int q = 0; q < k; q++) {
        int j = here[q]; if (j == i) continue;
        double d = o[j] - oi;
        if (fabs(d) < 0.3) oi += 0.02 * t[j] * d;
      }
      o[i] = oi;
    } else for (int j = 0; j < m; j++) t[j] *= 0.995;
  }
  copairs += (long)k * (k - 1);
  double a = 0, bsum = 0;
  for (int i = 0; i < m; i++) {
    const double *t = tr + i * M; double s = 0;
    for (int j = 0; j < m; j++) s += t[j];
    s = m > 1 ? s / (m - 1) : 0.0;
    c[i] += 0.02 * (s - c[i]);
    a += s; bsum += c[i];
  }
  *smt += a; *smc += bsum;
  return k;
}
int main(int argc, char **argv) {
  int n = atoi(argv[1]), reps = atoi(argv[2]), seed0 = atoi(argv[3]), T = atoi(argv[4]);
  struct timespec t0, t1; clock_gettime(CLOCK_MONOTONIC, &t0);
  int F = (n + M - 1) / M; double MT = 0, MC = 0, AT = 0;
  for (int r = 0; r < reps; r++) {
    double *b = malloc(sizeof(double) * n), *c = malloc(sizeof(double) * n), *e = malloc(sizeof(double) * n),
           *o = malloc(sizeof(double) * n), *tr = malloc(sizeof(double) * (size_t)F * M * M), *rec = malloc(sizeof(double) * 3 * T);
    uint32_t rs = (uint32_t)(seed0 + r);
    for (int i = 0; i < n; i++) { b[i] = rnd(&rs); c[i] = rnd(&rs); e[i] = rnd(&rs); o[i] = rnd(&rs); }
    for (size_t i = 0; i < (size_t)F * M * M; i++) tr[i] = 0.1;
    for (int f = 0; f < F; f++) for (int i = 0; i < M; i++) tr[(size_t)f * M * M + i * M + i] = 0.0;
    for (int t = 0; t < T; t++) {
      double smt = 0, smc = 0; long att = 0;
      for (int f = 0; f < F; f++) {
        int s = f * M, m = n - s < M ? n - s : M; double *q = tr + (size_t)f * M * M;
        att += m == M ? forum_tick(M, b + s, c + s, e + s, o + s, q, &rs, &smt, &smc)
                      : forum_tick(m, b + s, c + s, e + s, o + s, q, &rs, &smt, &smc);
      }
      rec[3 * t] = smt / n; rec[3 * t + 1] = smc / n; rec[3 * t + 2] = (double)att / n;
    }
    double at = 0; for (int t = 0; t < T; t++) at += rec[3 * t + 2];
    MT += rec[3 * T - 3]; MC += rec[3 * T - 2]; AT += at / T;
    free(b); free(c); free(e); free(o); free(tr); free(rec);
  }
  clock_gettime(CLOCK_MONOTONIC, &t1);
  printf("RESULT {\"peer\":\"c\",\"n\":%d,\"reps\":%d,\"wall_s\":%.6f,\"mt\":%.15g,\"mc\":%.15g,\"att\":%.15g,\"copairs\":%ld}\n", n, reps,
         (t1.tv_sec - t0.tv_sec) + 1e-9 * (t1.tv_nsec - t0.tv_nsec), MT / reps, MC / reps, AT / reps, copairs);
}
