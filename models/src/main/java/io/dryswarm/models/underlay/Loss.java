package io.dryswarm.models.underlay;

/** Chances that a packet is lost. */
final class Loss {
  private Loss() {}

  /** @throws IllegalArgumentException if it is not 0 to below 1 */
  static void check(double probability) {
    if (!(probability >= 0 && probability < 1)) {
      throw new IllegalArgumentException("probability: " + probability + ", expected 0 to below 1");
    }
  }

  /** Of two that strike independently. */
  static double either(double one, double other) {
    return 1 - (1 - one) * (1 - other);
  }
}
