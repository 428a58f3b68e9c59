package io.dryswarm.core.random;

/**
 * Standard normal numbers by the ziggurat method with 128 layers of equal area; one draw in 99 of 100 cases. The tables are made
 * with StrictMath, so the numbers are the same on every machine and JDK.
 *
 * <p><b>Source:</b> Marsaglia and Tsang, "The Ziggurat Method for Generating Random Variables" (2000), in the form of Doornik (2005),
 * which takes layer and abscissa from disjoint bits.
 */
final class Gaussian {
  private static final int LAYERS = 128;
  /** Where the tail begins. */
  private static final double TAIL = 3.442619855899;
  /** Area of a layer. */
  private static final double AREA = 9.91256303526217e-3;

  /** Right edge of layer i; the bottom layer's is that of a rectangle of the same area. */
  private static final double[] EDGE = new double[LAYERS + 1];
  /** Share of layer i that lies under the curve at full height. */
  private static final double[] INSIDE = new double[LAYERS];

  static {
    double density = density(TAIL);
    EDGE[0] = AREA / density;
    EDGE[1] = TAIL;
    for (int i = 2; i < LAYERS; i++) {
      EDGE[i] = StrictMath.sqrt(-2 * StrictMath.log(AREA / EDGE[i - 1] + density));
      density = density(EDGE[i]);
    }
    for (int i = 0; i < LAYERS; i++) {
      INSIDE[i] = EDGE[i + 1] / EDGE[i];
    }
  }

  private Gaussian() {}

  static double next(RandomStream stream) {
    while (true) {
      long bits = stream.nextLong();
      int layer = (int) bits & (LAYERS - 1);
      double u = (bits >> 10) * 0x1.0p-53; // the upper 54 bits, as a number in [-1, 1)
      if (Math.abs(u) < INSIDE[layer]) {
        return u * EDGE[layer];
      }
      if (layer == 0) {
        return u < 0 ? -tail(stream) : tail(stream);
      }
      double x = u * EDGE[layer];
      double upper = density(EDGE[layer + 1]);
      double lower = density(EDGE[layer]);
      if (lower + stream.nextDouble() * (upper - lower) < density(x)) {
        return x;
      }
    }
  }

  /** Marsaglia's method for the part beyond {@link #TAIL}. */
  private static double tail(RandomStream stream) {
    while (true) {
      double x = -StrictMath.log(stream.nextOpenDouble()) / TAIL;
      double y = -StrictMath.log(stream.nextOpenDouble());
      if (y + y > x * x) {
        return TAIL + x;
      }
    }
  }

  /** The normal density without its constant factor. */
  private static double density(double x) {
    return StrictMath.exp(-0.5 * x * x);
  }
}
