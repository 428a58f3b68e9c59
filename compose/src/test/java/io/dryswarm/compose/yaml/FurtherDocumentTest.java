package io.dryswarm.compose.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FurtherDocumentTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      a: 1                      | none
      ---;a: 1                  | none
      a: 1;---                  | none
      a: 1;...                  | none
      a: 1;---;# a comment;--- | none
      a: 1;---;b: 2             | f:2:1
      # head;---;a: 1;--- # b;b: 2 | f:4:1
      a: 1;...;b: 2             | f:3:1
      a: 1;---;;---;- b         | f:4:1
      a: 1;--- text             | f:2:1
      a: 1;---;b: [             | f:2:1
      """)
  void aSecondDocumentIsOneWithSomethingInIt(String lines, String place) {
    SourceFile file = SourceFile.of("f", lines.replace(';', '\n'));

    assertEquals(place, FurtherDocument.of(file).map(Position::text).orElse("none"));
  }
}
