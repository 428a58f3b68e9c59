package io.dryswarm.models.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickerTest {
  @ParameterizedTest
  @CsvSource({"0, 30", "29, 30", "30, 130", "31, 130", "129, 130", "130, 230", "1000, 1030"})
  void nextTickIsTheFirstLaterOne(long now, long next) {
    assertEquals(next, new Ticker(100, 30).nextNs(now));
  }
}
