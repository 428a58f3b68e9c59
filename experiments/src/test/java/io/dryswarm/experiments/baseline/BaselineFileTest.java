package io.dryswarm.experiments.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
      voters.errors  5%  1       | 1:1 | expected "scenario" and its path
      scenario  a;voters.e  5%  1 | 2:1 | expected "seeds" and FIRST..LAST
      scenario  a;seeds  42       | 2:8 | expected FIRST..LAST, such as 42..61
      scenario  a;seeds  42..42   | 2:8 | expected from 2 to 100000 seeds, ascending
      scenario  a;seeds  1..2;x  five  1 2 | 3:4 | found the tolerance "five", expected a percentage, such as 0.5%
      scenario  a;seeds  1..2;x  5%  1     | 3:8 | found 1 values, expected 2, one per seed
      scenario  a;seeds  1..2;x  5%  1 no  | 3:10 | found "no", expected a number or -
      scenario  a;seeds  1..2;x 5% 1 2     | 3:1 | expected metric, tolerance and values, two spaces apart
      """)
  void mistakesAreNamedWithTheirPlace(String lines, String place, String message) {
    String text = refusal(lines.replace(";", "\n"));
    assertTrue(text.startsWith("b.txt:" + place + ": error: " + message + "\n"), text);
    assertTrue(text.endsWith("\n1 problem; nothing was run\n"), text);
  }

  private static String refusal(String text) {
    return String.valueOf(
        assertThrows(BaselineRefused.class, () -> BaselineFile.parse("b.txt", text))
            .getMessage());
  }

  @Test
  void allMistakesAreNamedAtOnce() {
    assertEquals("""
        b.txt:3:16: error: found the tolerance "five", expected a percentage, such as 0.5%
            voters.errors  five  1 no
                           ^
        b.txt:3:24: error: found "no", expected a number or -
            voters.errors  five  1 no
                                   ^
        b.txt:5:1: error: expected "seeds" and FIRST..LAST
            voters.errors  5%  1 2
            ^
        b.txt:8:8: error: expected FIRST..LAST, such as 42..61
            seeds  all
                   ^
        4 problems; nothing was run
        """, refusal("""
        scenario  a.yaml
        seeds  1..2
        voters.errors  five  1 no
        scenario  b.yaml
        voters.errors  5%  1 2
        voters.latency.p99  5%  1 2
        scenario  c.yaml
        seeds  all
        voters.errors  5%  1 2
        """));
  }
}
