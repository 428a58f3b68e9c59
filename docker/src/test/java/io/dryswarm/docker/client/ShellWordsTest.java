package io.dryswarm.docker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines as a shell splits them. */
class ShellWordsTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
      a  b                  | a;b
      'a b' "c d"           | a b;c d
      a'b'"c"               | abc
      a\\ b                 | a b
      "a\\"b" 'c\\d' "e\\f" | a"b;c\\d;e\\f
      '' x                  | ;x
      a # b                 | a
      a#b                   | a#b
      """)
  void wordsAreSplit(String line, String words) {
    assertEquals(words, String.join(";", ShellWords.split(line)));
  }

  @Test
  void openQuotesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> ShellWords.split("a 'b"));
  }
}
