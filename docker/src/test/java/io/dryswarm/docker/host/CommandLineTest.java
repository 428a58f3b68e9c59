package io.dryswarm.docker.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dryswarm.models.operations.Operation;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines as users type them. */
class CommandLineTest {
  @Test
  void theWordDockerMayBeLeftOut() {
    Operation.Typed typed = CommandLine.parse("service scale web=2");
    assertEquals(typed, CommandLine.parse("docker service scale web=2"));
    assertEquals(List.of("service", "scale", "web=2"), typed.words());
    assertEquals("docker service scale web=2", typed.line());
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '\0', textBlock = """
      echo "my|pass" | docker secret create pw -; my|pass\\n
      echo -n a b | secret create pw -; a b
      printf 'a\\nb' | docker secret create pw -; a\\nb
      docker secret create pw -;
      """)
  void textCanBePiped(String line, String stdin) {
    Operation.Typed typed = CommandLine.parse(line);
    assertEquals(List.of("secret", "create", "pw", "-"), typed.words());
    assertEquals(stdin == null ? "" : stdin, typed.stdin().replace("\n", "\\n"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '\0', textBlock = """
      TAG=2 docker secret create pw -;                      {TAG=2}
      TAG= A_1="b c" secret create pw -;                    {A_1=b c, TAG=}
      echo x=y | TAG='a=b' docker secret create pw -;       {TAG=a=b}
      docker secret create pw -;                            {}
      """)
  void variablesMayStandBeforeACommand(String line, String variables) {
    Operation.Typed typed = CommandLine.parse(line);
    assertEquals(List.of("secret", "create", "pw", "-"), typed.words());
    assertEquals(variables, new TreeMap<>(typed.variables()).toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
      service create --nosuch x    | unknown flag: --nosuch
      service update               | docker: 'docker service update' requires 1 argument
      service 'x                   | EOF found when expecting closing quote
      """)
  void brokenLinesAreRefused(String line, String reason) {
    assertEquals(
        reason,
        assertThrows(IllegalArgumentException.class, () -> CommandLine.parse(line))
            .getMessage());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
      servce ls                    | ; did you mean "service"?
      docker service lss           | ; did you mean "ls"?
      service list --nosuch        |
      ps                           |
      quite something              |
      service 'x                   |
      """)
  void aMistypedCommandHasANearestOne(String line, String suggestion) {
    assertEquals(suggestion == null ? "" : suggestion, CommandLine.suggestion(line));
  }

  @Test
  void onlyTextIsPiped() {
    assertEquals(
        "only echo and printf can be piped into docker, not \"cat\"",
        assertThrows(
                IllegalArgumentException.class,
                () -> CommandLine.parse("cat x | docker secret create pw -"))
            .getMessage());
  }

  @Test
  void optionsAreFoundInBothForms() {
    assertEquals(
        Optional.of("a:2"), CommandLine.option("--image", List.of("--image", "a:2", "web")));
    assertEquals(Optional.of("a:2"), CommandLine.option("--image", List.of("--image=a:2")));
    assertEquals(Optional.empty(), CommandLine.option("--image", List.of("web")));
  }
}
