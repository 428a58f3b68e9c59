package io.dryswarm.models.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts under {@code raft/}: the file name is the behaviour, the text after a command is what must come of it. */
class RaftScriptTest {
  static List<String> scripts() throws IOException, URISyntaxException {
    Path folder = Path.of(RaftScriptTest.class.getResource("/raft").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".txt"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void goesAsWritten(String name) throws IOException, URISyntaxException {
    Path file = Path.of(RaftScriptTest.class.getResource("/raft/" + name).toURI());
    String script = Files.readString(file);
    assertEquals(script, ScriptedCluster.run(script.lines().toList()));
  }
}
