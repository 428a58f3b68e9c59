package io.dryswarm.models.cluster.observe.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class LatencyBucketsTest {
  @Test
  void quantilesAreThoseOfTheSortedValues() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    for (int count : new int[] {1, 2, 99, 1000}) {
      LatencyBuckets buckets = new LatencyBuckets();
      long[] values = new long[count];
      for (int i = 0; i < count; i++) {
        values[i] = (long) StrictMath.exp(
            random.nextDouble(StrictMath.log(40 * Time.MICROSECOND), StrictMath.log(Time.HOUR)));
        buckets.add(values[i]);
      }
      Arrays.sort(values);
      for (double share : new double[] {0.01, 0.5, 0.95, 0.99, 1}) {
        long exact = values[(int) Math.ceil(share * count) - 1];
        double error = (double) (buckets.quantileNs(share) - exact) / exact;
        assertTrue(Math.abs(error) <= 0.0161, () -> count + " " + share + ": " + error);
      }
    }
  }

  @Test
  void whatIsTooLongCountsAsTheLongest() {
    LatencyBuckets buckets = new LatencyBuckets();
    buckets.add(Long.MAX_VALUE);
    buckets.add(0);

    assertTrue(buckets.quantileNs(1) > Time.HOUR);
    assertTrue(buckets.quantileNs(0.5) <= Time.MICROSECOND);
  }

  @Test
  void ofNothingThereIsNoQuantile() {
    assertEquals(-1, new LatencyBuckets().quantileNs(0.5));
  }
}
