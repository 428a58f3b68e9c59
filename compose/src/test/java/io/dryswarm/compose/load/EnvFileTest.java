package io.dryswarm.compose.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dryswarm.compose.text.TextRefused;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvFileTest {
  private static Map<String, String> parse(String text) throws TextRefused {
    return EnvFile.parse(
        "/e.env", text.getBytes(StandardCharsets.UTF_8), Map.of("HOST", "outside"));
  }

  private static String refusal(String text) {
    return assertThrows(TextRefused.class, () -> parse(text)).text();
  }

  @Test
  void linesAreVariablesWithoutQuotes() throws TextRefused {
    assertEquals(
        Map.of("A", "1", "B", "\"q\" ", "C", "", "D", "x=y", "HOST", "outside"),
        parse("\uFEFF  A=1\n# comment\n\nB=\"q\" \r\nC=\nD=x=y\nHOST\nABSENT"));
  }

  @Test
  void theLastValueCounts() throws TextRefused {
    assertEquals(Map.of("A", "2"), parse("A=1\nA=2\n"));
  }

  @Test
  void wrongLinesAreRefusedInDockersWords() {
    assertEquals("invalid env file (/e.env): no variable name on line '=1'", refusal("=1"));
    assertEquals(
        "invalid env file (/e.env): variable 'a b' contains whitespaces", refusal("a b=1"));
    assertEquals(
        "invalid env file (/e.env): bufio.Scanner: token too long",
        refusal("A=" + "x".repeat(65536)));
  }
}
