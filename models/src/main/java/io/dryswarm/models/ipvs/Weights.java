package io.dryswarm.models.ipvs;

/** Arithmetic of weights. */
final class Weights {
  private Weights() {}

  /** Of two numbers that are not negative; 0 counts as no number. */
  static int greatestCommonDivisor(int a, int b) {
    int high = a;
    int low = b;
    while (low != 0) {
      int rest = high % low;
      high = low;
      low = rest;
    }
    return high;
  }
}
