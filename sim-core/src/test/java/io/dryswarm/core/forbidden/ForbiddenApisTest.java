package io.dryswarm.core.forbidden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.thetaphi.forbiddenapis.Checker;
import de.thetaphi.forbiddenapis.Logger;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The check that the build runs over sim-core and models finds what it is there for, and nothing else. */
class ForbiddenApisTest {
  private static final Path SOURCE =
      Path.of("src", "test", "java", "io", "dryswarm", "core", "forbidden", "Offences.java");
  private static final Path LIST = Path.of("..", "config", "forbidden-in-simulation.txt");
  private static final Pattern PLACE = Pattern.compile("Offences\\.java:(\\d+)\\)");

  @Test
  void everyOffenceIsFound() throws Exception {
    List<String> source = Files.readAllLines(SOURCE);
    TreeSet<Integer> offences = new TreeSet<>();
    for (int i = 0; i < source.size(); i++) {
      if (source.get(i).endsWith("// forbidden")) {
        offences.add(i + 1);
      }
    }

    assertEquals(text(offences, source), text(found(), source));
  }

  private static TreeSet<Integer> found() throws Exception {
    Errors errors = new Errors();
    Checker checker =
        new Checker(errors, Offences.class.getClassLoader(), EnumSet.noneOf(Checker.Option.class));
    String jdk = String.valueOf(Runtime.version().feature());
    checker.addBundledSignatures("jdk-unsafe", jdk);
    checker.addBundledSignatures("jdk-system-out", null);
    checker.parseSignaturesFile(LIST.toFile());
    try (InputStream bytes = Offences.class.getResourceAsStream("Offences.class")) {
      checker.streamReadClassToCheck(bytes, "Offences.class");
    }
    checker.run();
    TreeSet<Integer> lines = new TreeSet<>();
    for (String message : errors.messages) {
      Matcher place = PLACE.matcher(message);
      while (place.find()) {
        lines.add(Integer.valueOf(place.group(1)));
      }
    }
    return lines;
  }

  private static String text(TreeSet<Integer> lines, List<String> source) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append(source.get(line - 1)).append('\n'));
    return text.toString();
  }

  private static final class Errors implements Logger {
    final List<String> messages = new ArrayList<>();

    @Override
    public void error(String message) {
      messages.add(message);
    }

    @Override
    public void warn(String message) {
      messages.add(message);
    }

    @Override
    public void info(String message) {
      // Progress.
    }

    @Override
    public void debug(String message) {
      // Progress.
    }
  }
}
