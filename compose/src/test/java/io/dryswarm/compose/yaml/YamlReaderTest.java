package io.dryswarm.compose.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
  private final Problems problems = new Problems();

  private YamlNode read(String text) {
    return YamlReader.read(SourceFile.of("f.yml", text), text, problems);
  }

  private String problem(String text) {
    read(text);
    return problems.sorted().get(0).headline();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          yes      | TEXT    | yes
          on       | TEXT    | on
          true     | BOOLEAN | true
          010      | INTEGER | 8
          0o17     | INTEGER | 15
          0x1F     | INTEGER | 31
          0b101    | INTEGER | 5
          -0x10    | INTEGER | -16
          1_000    | INTEGER | 1000
          089      | NUMBER  | 89
          22:22    | TEXT    | 22:22
          1e3      | NUMBER  | 1000
          1.50     | NUMBER  | 1.5
          1e21     | NUMBER  | 1e+21
          0.00001  | NUMBER  | 1e-05
          1.2.3    | TEXT    | 1.2.3
          ~        | NULL    | ''
          """)
  void plainScalarsAreDockers(String written, YamlScalar.Kind kind, String text) {
    YamlScalar scalar = (YamlScalar) read(written);

    assertNotNull(scalar);
    assertEquals(kind, scalar.kind());
    assertEquals(text, scalar.text());
  }

  @Test
  void quotedScalarsAreText() {
    YamlScalar scalar = (YamlScalar) read("'010'");

    assertNotNull(scalar);
    assertEquals(YamlScalar.Kind.TEXT, scalar.kind());
    assertEquals("010", scalar.text());
  }

  @Test
  void positionsCountFromOne() {
    YamlMap map = (YamlMap) read("a: 1\nb:\n  - x\n  - {y: z}\n");

    assertNotNull(map);
    YamlList list = (YamlList) map.get("b");
    assertNotNull(list);
    assertEquals("f.yml:4:5", list.items().get(1).position().text());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          a: [1, 2        | f.yml:1:9: error: not valid YAML:
          a: *nope        | f.yml:1:4: error: not valid YAML: found undefined alias nope
          {a: 1, a: 2}    | f.yml:1:8: error: a: key already given in line 1
          [a]: 1          | f.yml:1:1: error: a key must be a single value
          &x {a: *x}      | f.yml:1:1: error: an anchor contains itself
          {a: 1, <<: 2}   | f.yml:1:12: error: <<: found "2", expected a mapping or a list of mappings
          """)
  void brokenFilesAreProblems(String text, String expected) {
    String problem = problem(text);

    assertTrue(problem.startsWith(expected), problem);
  }

  @Test
  void theCaretStandsBelowThePlaceEvenAfterTabs() {
    SourceFile file = SourceFile.of("f.yml", "a:\t\tbad");
    Problem problem = new Problem(new Position(file, 1, 5), "a", "is bad", "");

    assertEquals("f.yml:1:5: error: a: is bad\n    a:\t\tbad\n      \t\t^", problem.render());
  }

  @ParameterizedTest
  @CsvSource({"placment, placement", "repilcas, replicas", "Deploy, deploy", "xyz, none"})
  void suggestionsForgiveTypingMistakes(String wrong, String expected) {
    assertEquals(
        expected,
        Suggestion.nearest(wrong, List.of("deploy", "placement", "replicas")).orElse("none"));
  }

  /** Found by the fuzzer: the library reads digits that are not there. */
  @ParameterizedTest
  @ValueSource(strings = {"a: \"x\\u", "a: \"x\\U", "a: \"x\\x"})
  void aFileMayEndWithinAnEscape(String text) {
    String problem = problem(text);

    assertTrue(problem.contains("error: not valid YAML: the file ends within an escape"), problem);
  }

  @Test
  void manyProblemsAreCountedRatherThanShown() {
    SourceFile file = SourceFile.of("f.yml", "");
    for (int i = 1; i <= 60; i++) {
      problems.add(new Position(file, i, 1), "", "wrong");
    }

    String text = Problems.render(problems.sorted());

    assertTrue(text.endsWith("... and 10 more\n60 problems; nothing was run\n"), text);
  }
}
