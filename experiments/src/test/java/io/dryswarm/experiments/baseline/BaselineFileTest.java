package io.dryswarm.experiments.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dryswarm.experiments.baseline.Baseline.Line;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineFileTest {
  private static final String SECTION = """
      scenario  a/voting.yaml
      seeds  42..44
      recovery(worker-2).detected  0%  12600000000 - 12700000001
      voters.errors  2.5%  0.001 0.0012345678901 0
      """;

  @Test
  void aFileIsReadAndWrittenToTheDigit() throws BaselineRefused {
    Baseline baseline = BaselineFile.parse("b.txt", "# head\n\n" + SECTION);

    Baseline.Section section = baseline.scenarios().get("a/voting.yaml");
    assertEquals(42, section.firstSeed());
    assertEquals(3, section.runs());
    Line recovery = section.metrics().get("recovery(worker-2).detected");
    assertEquals(5, recovery.number());
    assertEquals(
        List.of(
            OptionalDouble.of(12_600_000_000.0),
            OptionalDouble.empty(),
            OptionalDouble.of(12_700_000_001.0)),
        recovery.values());
    assertEquals(0.025, section.metrics().get("voters.errors").tolerance());
    assertEquals(
        SECTION,
        BaselineFile.text(baseline)
            .lines()
            .filter(line -> !line.startsWith("#") && !line.isEmpty())
            .reduce("", (all, line) -> all + line + "\n"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      voters.errors  5%  1       | 1 | expected "scenario" and its path
      scenario  a;voters.e  5%  1 | 2 | expected "seeds" and FIRST..LAST
      scenario  a;seeds  42       | 2 | expected FIRST..LAST, such as 42..61
      scenario  a;seeds  42..42   | 2 | expected from 2 to 100000 seeds, ascending
      scenario  a;seeds  1..2;x  five  1 2 | 3 | found the tolerance "five", expected a percentage, such as 0.5%
      scenario  a;seeds  1..2;x  5%  1     | 3 | found 1 values, expected 2, one per seed
      scenario  a;seeds  1..2;x  5%  1 no  | 3 | found "no", expected a number or -
      scenario  a;seeds  1..2;x 5% 1 2     | 3 | expected metric, tolerance and values, two spaces apart
      """)
  void mistakesAreNamedWithTheirLine(String lines, int line, String message) {
    BaselineRefused refused = assertThrows(
        BaselineRefused.class, () -> BaselineFile.parse("b.txt", lines.replace(";", "\n")));
    assertEquals("b.txt:" + line + ":1: error: " + message, refused.getMessage());
  }
}
