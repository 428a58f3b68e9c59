package io.dryswarm.scenarios.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("none");
  }

  @ParameterizedTest
  @CsvSource({
    "250ms, 250000000",
    "5s, 5000000000",
    "1m30s, 90000000000",
    "1h2m3.5s, 3723500000000",
    "1.5us, 1500",
    "1µs, 1000",
    ".5ms, 500000",
    "1.ns, 1",
    "0.4ns, 0",
    "0, 0",
    "-5s, none",
    "5, none",
    "5 s, none",
    "1d, none",
    "s, none",
    "5s3, none",
    "2562048h, none",
  })
  void durations(String text, String expected) {
    assertEquals(expected, text(Quantities.DURATION.parse(text)));
  }

  @ParameterizedTest
  @CsvSource({"-5s, -5000000000", "+1ms, 1000000", "-0, 0", "'', none", "-, none"})
  void goDurationsAreSigned(String text, String expected) {
    assertEquals(expected, text(GoDuration.parseNs(text)));
  }

  @ParameterizedTest
  @CsvSource({
    "512MiB, 536870912",
    "8GiB, 8589934592",
    "64k, 65536",
    "1.5g, 1610612736",
    "1gb, 1073741824",
    "10, 10",
    "10b, 10",
    "8 GiB, 8589934592",
    "8GiBi, none",
    "-1, none",
    "1e3, none",
    "9000000T, none",
  })
  void sizesArePowersOf1024(String text, String expected) {
    assertEquals(expected, text(Quantities.SIZE.parse(text)));
  }

  @ParameterizedTest
  @CsvSource({
    "10Gbps, 10000000000",
    "100Mbps, 100000000",
    "2.5Gbit/s, 2500000000",
    "1 kbps, 1000",
    "9bps, 9",
    "0bps, none",
    "10GB, none",
    "10gbps, none",
    "10, none",
  })
  void bandwidthsArePowersOf1000(String text, String expected) {
    assertEquals(expected, text(Quantities.BANDWIDTH.parse(text)));
  }

  @ParameterizedTest
  @CsvSource({
    "200/s, 200.0",
    "30/min, 0.5",
    "3600/h, 1.0",
    "0.5/s, 0.5",
    "6 / m, 0.1",
    "0/s, none",
    "200, none",
    "200/ms, none",
  })
  void ratesArePerSecond(String text, String expected) {
    assertEquals(expected, text(Quantities.RATE.parse(text)));
  }

  @ParameterizedTest
  @CsvSource({"0.5%, 0.005", "100 %, 1.0", "0%, 0.0", "5, none", "-1%, none"})
  void percentagesAreShares(String text, String expected) {
    assertEquals(expected, text(Quantities.PERCENT.parse(text)));
  }

  @ParameterizedTest
  @CsvSource({
    "4, 4000000000",
    "0.5, 500000000",
    ".25, 250000000",
    "2., 2000000000",
    "0.0000000001, none",
    "abc, none",
  })
  void cpusAreNanoCpus(String text, String expected) {
    assertEquals(expected, text(Quantities.CPUS.parse(text)));
  }
}
