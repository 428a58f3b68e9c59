package io.dryswarm.experiments.statistics;

/**
 * One long series cut into batches whose means are nearly independent.
 *
 * @param interval    for the mean of the series
 * @param batchSize   values in a batch; what is left over at the start is dropped
 * @param correlation of neighbouring batch means, -1 to 1: well above 0 says that the series is too short for its interval
 */
public record BatchMeans(Interval interval, int batchSize, double correlation) {
  /** Batches are few and long: more of them gain little, and shorter ones depend on each other (Schmeiser 1982). */
  public static final int DEFAULT_BATCHES = 20;

  /**
   * @param series  values in the order of time, warm-up already cut
   * @param batches at least 2
   * @throws IllegalArgumentException for fewer than two values per batch
   */
  public static BatchMeans of(double[] series, int batches, double level) {
    int size = batches < 2 ? 0 : series.length / batches;
    if (size < 2) {
      throw new IllegalArgumentException("batches: " + batches + " of " + series.length
          + " values, expected at least 2 batches of 2 values");
    }
    double[] means = new double[batches];
    int from = series.length - size * batches;
    for (int i = from; i < series.length; i++) {
      means[(i - from) / size] += series[i] / size;
    }
    return new BatchMeans(MeanInterval.of(Sample.of(means), level), size, correlationOf(means));
  }

  /**
   * Correlation of neighbouring values, -1 to 1.
   *
   * @param means at least two
   */
  public static double correlationOf(double[] means) {
    Sample sample = Sample.of(means);
    double squares = sample.variance() * (means.length - 1);
    if (squares == 0) {
      return 0;
    }
    double products = 0;
    for (int i = 1; i < means.length; i++) {
      products += (means[i] - sample.mean()) * (means[i - 1] - sample.mean());
    }
    return products / squares;
  }
}
