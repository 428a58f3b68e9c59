package io.dryswarm.compose.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "1h2m3s, 1h2m3s",
    "90s, 1m30s",
    "1.5h, 1h30m0s",
    ".5s, 500ms",
    "1us, 1µs",
    "1500ns, 1.5µs",
    "-5s, -5s",
    "+1m, 1m0s",
    "1h1ns, 1h0m0.000000001s",
    "2562047h47m16.854775807s, 2562047h47m16.854775807s"
  })
  void durationsArePrintedAsByGo(String written, String printed) throws TextRefused {
    assertEquals(printed, GoDuration.text(GoDuration.parse(written)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          ''        | time: invalid duration ""
          10        | time: missing unit in duration "10"
          1d        | time: unknown unit "d" in duration "1d"
          .s        | time: invalid duration ".s"
          1..5s     | time: invalid duration "1..5s"
          s         | time: invalid duration "s"
          9999999h  | time: invalid duration "9999999h"
          """)
  void whatIsNoDurationIsRefusedInGosWords(String written, String message) {
    assertEquals(message, refusal(() -> GoDuration.parse(written)));
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5",
    "1k, 1024",
    "1.5G, 1610612736",
    "64 KiB, 65536",
    "2mb, 2097152",
    "7b, 7",
    "1p, 1125899906842624"
  })
  void sizesArePowersOfTwo(String written, long bytes) throws TextRefused {
    assertEquals(bytes, RamSize.parse(written));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          lots   | invalid size: 'lots'
          -1m    | invalid size: '-1m'
          1x     | invalid suffix: 'x'
          1kibs  | invalid suffix: 'kibs'
          1bk    | invalid suffix: 'bk'
          ..     | strconv.ParseFloat: parsing "..": invalid syntax
          """)
  void whatIsNoSizeIsRefusedInDockersWords(String written, String message) {
    assertEquals(message, refusal(() -> RamSize.parse(written)));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 500000000",
    "2, 2000000000",
    "1/4, 250000000",
    "5e-1, 500000000",
    "-1, -1000000000"
  })
  void cpusAreRational(String written, long nano) throws TextRefused {
    assertEquals(nano, CpuCount.nanoCpus(written));
  }

  @ParameterizedTest
  @CsvSource({
    "abc, failed to parse abc as a rational number",
    "1/0, failed to parse 1/0 as a rational number",
    "1/3, value is too precise",
    "1e9999999, failed to parse 1e9999999 as a rational number"
  })
  void whatIsNoNumberOfCpusIsRefused(String written, String message) {
    assertEquals(message, refusal(() -> CpuCount.nanoCpus(written)));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "100000000000000000000, 100000000000000000000",
    "1e21, 1e+21",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "1.50, 1.5",
    "-0.0, -0"
  })
  void numbersArePrintedAsByGo(double number, String printed) {
    assertEquals(printed, GoNumbers.text(number));
  }

  @Test
  void wordsAreThoseOfAShell() throws TextRefused {
    assertEquals(
        List.of("a b", "c\"d", "e f", "g#h"), ShellWords.split("'a b'  \"c\\\"d\" e\\ f g#h # i"));
    assertEquals(List.of("a", "b"), ShellWords.split("a # comment\nb"));
    assertEquals(List.of("", "x"), ShellWords.split("'' x"));
    assertEquals("EOF found after escape character", refusal(() -> ShellWords.split("a \\")));
  }

  @ParameterizedTest
  @CsvSource({
    "nginx, nginx:latest",
    "docker.io/library/nginx:1, nginx:1",
    "r.io/a/b, r.io/a/b:latest",
    "a/b@sha256:x, a/b@sha256:x",
    "UPPER, UPPER"
  })
  void imagesAreSentInTheirShortForm(String written, String sent) {
    assertEquals(sent, ImageReference.withTag(written));
  }

  @Test
  void bytesThatAreNoTextAreNamed() {
    assertEquals(
        "invalid leading UTF-8 octet", refusal(() -> Utf8.decode(new byte[] {'a', (byte) 0xFF})));
    assertEquals(
        "invalid trailing UTF-8 octet", refusal(() -> Utf8.decode(new byte[] {(byte) 0xC3, 'a'})));
    assertEquals(
        "incomplete UTF-8 octet sequence",
        refusal(() -> Utf8.decode(new byte[] {(byte) 0xE2, (byte) 0x82})));
    assertEquals(
        "invalid length of a UTF-8 sequence",
        refusal(() -> Utf8.decode(new byte[] {(byte) 0xC0, (byte) 0x80})));
    assertEquals(
        "invalid Unicode character",
        refusal(() -> Utf8.decode(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80})));
  }

  private interface Refusing {
    void run() throws TextRefused;
  }

  private static String refusal(Refusing action) {
    return assertThrows(TextRefused.class, action::run).text();
  }
}
