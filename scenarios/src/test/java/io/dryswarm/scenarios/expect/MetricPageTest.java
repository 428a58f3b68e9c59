package io.dryswarm.scenarios.expect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The page for users must list exactly the metrics that the code knows. */
class MetricPageTest {
  private static final Pattern ROW = Pattern.compile("^\\| `([a-z_]+)", Pattern.MULTILINE);

  static List<Arguments> sections() {
    return List.of(
        Arguments.of("**Users**", MetricTables.USERS),
        Arguments.of("**Items**", MetricTables.ITEMS),
        Arguments.of("**Services**", MetricTables.SERVICES),
        Arguments.of("**Tasks**", MetricTables.TASKS),
        Arguments.of("**Recovery**", MetricTables.RECOVERY),
        Arguments.of("**Secrets and configs**", MetricTables.SECRETS),
        Arguments.of("**Control plane**", MetricTables.CONTROL));
  }

  @ParameterizedTest
  @MethodSource("sections")
  void thePageListsTheMetricsOfTheCode(String heading, MetricTable<?> table) throws IOException {
    String page = Files.readString(Path.of("..", "docs", "scenario-language.md"));
    int start = page.indexOf("\n" + heading);
    int firstRow = page.indexOf("\n| `", start);
    String rows = page.substring(firstRow + 1, page.indexOf("\n\n", firstRow));
    Set<String> documented = new TreeSet<>();
    Matcher row = ROW.matcher(rows);
    while (row.find()) {
      documented.add(row.group(1));
    }
    Set<String> known = new LinkedHashSet<>();
    table.names().forEach(name -> known.add(name.split("\\.")[0]));

    assertEquals(new TreeSet<>(known), documented);
  }
}
