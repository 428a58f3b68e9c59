package io.dryswarm.compose.load;

import io.dryswarm.compose.text.TextRefused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file with a variable in every line: {@code NAME=value}, or {@code NAME} alone for the value of the environment. No quotes. */
final class EnvFile {
  /** Longest line that Docker reads, bytes. */
  private static final int LONGEST_LINE = 64 * 1024;

  private EnvFile() {}

  /**
   * Variables in the order of the file; a name without a value that the environment does not have is left out.
   *
   * @param path for messages
   * @throws TextRefused in Docker's words
   */
  static Map<String, String> parse(String path, byte[] content, Map<String, String> environment)
      throws TextRefused {
    try {
      return parse(content, environment);
    } catch (TextRefused e) {
      throw new TextRefused("invalid env file (" + path + "): " + e.text());
    }
  }

  private static Map<String, String> parse(byte[] content, Map<String, String> environment)
      throws TextRefused {
    Map<String, String> variables = new LinkedHashMap<>();
    int number = 1;
    for (byte[] bytes : lines(content)) {
      String line = text(bytes, number);
      addVariable(variables, number == 1 ? withoutMark(line) : line, environment);
      number++;
    }
    return variables;
  }

  private static void addVariable(
      Map<String, String> variables, String written, Map<String, String> environment)
      throws TextRefused {
    String line = written.stripLeading();
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    int sign = line.indexOf('=');
    String name = sign < 0 ? line : line.substring(0, sign);
    if (name.isEmpty()) {
      throw new TextRefused("no variable name on line '" + line + "'");
    }
    if (name.indexOf(' ') >= 0 || name.indexOf('\t') >= 0) {
      throw new TextRefused("variable '" + name + "' contains whitespaces");
    }
    String value = sign < 0 ? environment.get(name) : line.substring(sign + 1);
    if (value != null) {
      variables.remove(name);
      variables.put(name, value);
    }
  }

  private static List<byte[]> lines(byte[] content) throws TextRefused {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    while (start < content.length) {
      int end = start;
      while (end < content.length && content[end] != '\n') {
        end++;
      }
      if (end - start >= LONGEST_LINE) {
        throw new TextRefused("bufio.Scanner: token too long");
      }
      int last = end > start && content[end - 1] == '\r' ? end - 1 : end;
      lines.add(Arrays.copyOfRange(content, start, last));
      start = end + 1;
    }
    return lines;
  }

  private static String text(byte[] line, int number) throws TextRefused {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      List<String> bytes = new ArrayList<>();
      for (byte b : line) {
        bytes.add(Integer.toString(b & 0xFF));
      }
      throw new TextRefused(
          "invalid utf8 bytes at line " + number + ": [" + String.join(" ", bytes) + "]");
    }
  }

  private static String withoutMark(String line) {
    return line.startsWith("\uFEFF") ? line.substring(1) : line;
  }
}
