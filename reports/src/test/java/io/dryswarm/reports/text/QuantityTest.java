package io.dryswarm.reports.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.reports.content.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "1, 1 ns",
    "1500, 1.50 us",
    "310000, 310 us",
    "999499, 999 us",
    "999500, 1.00 ms",
    "2306000, 2.31 ms",
    "23100000, 23.1 ms",
    "999600000, 1.00 s",
    "14900000000, 14.9 s",
    "119400000000, 119 s",
    "120000000000, 2 min",
    "600000000000, 10 min",
    "3690000000000, 61.5 min",
    "-12000000, -12.0 ms"
  })
  void durationsKeepThreeDigits(long ns, String text) {
    assertEquals(text, Quantity.duration(ns));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.0004, <0.001",
    "0.02, 0.02",
    "3.25, 3.25",
    "12.346, 12.3",
    "412.5, 413",
    "123456.2, 123456",
    "-2.5, -2.5",
    "NaN, -"
  })
  void numbersKeepThreeDigits(double value, String text) {
    assertEquals(text, Quantity.number(value));
  }

  @Test
  void sharesArePercent() {
    assertEquals("12.3 %", Quantity.percent(0.1234));
    assertEquals("0.31 %", Quantity.text(new Cell.Share(0.0031)));
  }

  @Test
  void whatDidNotHappenIsADash() {
    assertEquals("-", Quantity.text(Cell.durationIfSeen(-1)));
  }
}
