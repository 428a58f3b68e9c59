package io.dryswarm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
  @ParameterizedTest
  @CsvSource({
    "auto,   true,  '', '', xterm, true",
    "auto,   false, '', '', xterm, false",
    "auto,   true,  '', '', dumb,  false",
    "auto,   true,  1,  '', xterm, false",
    "auto,   false, '', 1,  xterm, true",
    "auto,   false, '', 0,  xterm, false",
    "auto,   false, 1,  1,  xterm, false",
    "always, false, 1,  '', dumb,  true",
    "never,  true,  '', 1,  xterm, false"
  })
  void theOptionThenNoColorThenForceThenTheStream(
      Terminal.Colour option,
      boolean terminal,
      String noColor,
      String force,
      String term,
      boolean coloured) {
    Map<String, String> environment =
        Map.of("NO_COLOR", noColor, "CLICOLOR_FORCE", force, "TERM", term);

    assertEquals(coloured, Terminal.detect(environment, terminal ? "1" : "").colour(option));
  }

  @ParameterizedTest
  @CsvSource({"60, 60", "'', 100", "wide, 100", "-5, 100", "0, 100", "99999, 400"})
  void theWidthIsTheEnvironmentsOrAHundred(String columns, int width) {
    assertEquals(width, Terminal.detect(Map.of("COLUMNS", columns), "").width());
  }

  @Test
  void theLauncherTellsTheStreams() {
    Terminal terminal = Terminal.detect(Map.of(), "2");

    assertEquals("false true", terminal.outIsTerminal() + " " + terminal.errIsTerminal());
  }
}
