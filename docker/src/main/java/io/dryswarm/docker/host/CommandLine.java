package io.dryswarm.docker.host;

import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.Docker;
import io.dryswarm.docker.client.ShellWords;
import io.dryswarm.models.operations.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a line that a user would type in a shell: a command of Docker, with or without the word {@code docker}; into it may be piped what
 * {@code echo} or {@code printf} prints, and before it may stand variables for it alone: {@code TAG=2 docker stack deploy -c app.yml app}.
 */
public final class CommandLine {
  private static final Docker DOCKER = new Docker();

  /** A variable that is set for one command; its value may have several lines. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=(.*)", Pattern.DOTALL);

  private CommandLine() {}

  /**
   * The command, whose words and flags have been checked.
   *
   * @throws IllegalArgumentException with the client's first line, if it would not take it
   */
  public static Operation.Typed parse(String line) {
    List<String> parts = pipe(line);
    Map<String, String> variables = new TreeMap<>();
    List<String> words = words(parts, variables);
    String stdin = parts.size() > 1 ? printed(ShellWords.split(parts.get(0))) : "";
    try {
      DOCKER.check(words);
    } catch (CommandFailure failure) {
      throw new IllegalArgumentException(failure.text().lines().findFirst().orElse(""), failure);
    }
    String shown = line.strip();
    boolean isWhole = parts.size() > 1 || !variables.isEmpty() || shown.startsWith("docker ");
    return new Operation.Typed(isWhole ? shown : "docker " + shown, words, stdin, variables);
  }

  /** The words after {@code docker}; the variables before it go into a map. */
  private static List<String> words(List<String> parts, Map<String, String> variables) {
    List<String> words = new ArrayList<>(ShellWords.split(parts.get(parts.size() - 1)));
    while (!words.isEmpty()) {
      Matcher assignment = ASSIGNMENT.matcher(words.get(0));
      if (!assignment.matches()) {
        break;
      }
      variables.put(assignment.group(1), assignment.group(2));
      words.remove(0);
    }
    if (!words.isEmpty() && words.get(0).equals("docker")) {
      words.remove(0);
    }
    return words;
  }

  /**
   * What to add to the client's words about a line that {@link #parse} refused, if that is a mistyped command: {@code ; did you mean
   * "service"?}; empty if no command is near. The client itself says nothing of the kind.
   */
  public static String suggestion(String line) {
    List<String> words;
    try {
      words = words(pipe(line), new TreeMap<>());
    } catch (IllegalArgumentException unreadable) {
      return "";
    }
    return DOCKER.nearest(words).map(word -> "; did you mean \"" + word + "\"?").orElse("");
  }

  /** The value that a command's words give to an option. */
  public static Optional<String> option(String name, List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals(name) && i + 1 < words.size()) {
        return Optional.of(words.get(i + 1));
      } else if (word.startsWith(name + "=")) {
        return Optional.of(word.substring(name.length() + 1));
      }
    }
    return Optional.empty();
  }

  /** The parts of the line between signs of a pipe that stand outside quotes. */
  private static List<String> pipe(String line) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
        part.append(c).append(line.charAt(++i));
        continue;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
      if (c == '|' && quote == 0) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    if (parts.size() > 2) {
      throw new IllegalArgumentException("only one command can be piped into docker");
    }
    return parts;
  }

  private static String printed(List<String> words) {
    String command = words.isEmpty() ? "" : words.get(0);
    if (command.equals("echo")) {
      boolean isBare = words.size() > 1 && words.get(1).equals("-n");
      String text = String.join(" ", words.subList(isBare ? 2 : 1, words.size()));
      return isBare ? text : text + "\n";
    } else if (command.equals("printf") && words.size() == 2) {
      return words.get(1).replace("\\n", "\n").replace("\\t", "\t").replace("%%", "%");
    }
    throw new IllegalArgumentException(
        "only echo and printf can be piped into docker, not \"" + command + "\"");
  }
}
