package io.dryswarm.docker.client.flags;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of flags as Go and Docker read them. */
class GoTextTest {
  @ParameterizedTest
  @CsvSource({
    "1s, 1000000000",
    "1m30s, 90000000000",
    "1.5h, 5400000000000",
    "300ms, 300000000",
    "2us, 2000",
    "0, 0",
    "-1s, -1000000000"
  })
  void durations(String text, long ns) {
    assertEquals(ns, GoText.durationNs(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "s", "1x", "", "1s2"})
  void brokenDurations(String text) {
    assertThrows(BadValue.class, () -> GoText.durationNs(text));
  }

  @ParameterizedTest
  @CsvSource({"90000000000, 1m30s", "1500000, 1.5ms", "0, 0s", "3600000000000, 1h0m0s", "2000, 2µs"
  })
  void durationsAreShown(long ns, String text) {
    assertEquals(text, GoText.duration(ns));
  }

  @ParameterizedTest
  @CsvSource({"64m, 67108864", "1g, 1073741824", "512, 512", "1.5k, 1536", "2GiB, 2147483648"})
  void sizes(String text, long bytes) {
    assertEquals(bytes, GoText.bytes(text));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 500000000", "2, 2000000000", ".25, 250000000"})
  void processors(String text, long nano) {
    assertEquals(nano, GoText.nanoCpus(text));
  }
}
