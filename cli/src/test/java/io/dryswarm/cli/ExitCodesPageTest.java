package io.dryswarm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/** Holds {@code docs/exit-codes.md} against the help. */
class ExitCodesPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "."), "../docs/exit-codes.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| ([^|]+) \\|");

  @Test
  void pageAndHelpAgree() throws IOException {
    List<String> page = new ArrayList<>();
    Matcher row = ROW.matcher(Files.readString(PAGE));
    while (row.find()) {
      page.add(row.group(1) + ":" + row.group(2));
    }

    assertEquals(List.of(SimCommand.class.getAnnotation(Command.class).exitCodeList()), page);
  }
}
