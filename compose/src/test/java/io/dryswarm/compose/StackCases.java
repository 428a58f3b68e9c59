package io.dryswarm.compose;

import io.dryswarm.compose.deploy.ExistingObjects;
import io.dryswarm.compose.deploy.Request;
import io.dryswarm.compose.deploy.StackConversion;
import io.dryswarm.compose.load.StackLoader;
import io.dryswarm.compose.text.TextRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Small stack files and what Docker makes of them, one behaviour each. A case begins with {@code #### its name}; lines {@code %env A=1} set
 * variables, {@code +++} separates several files, {@code >>>} the input from what is expected.
 */
final class StackCases {
  private static final String NAME = "#### ";
  private static final String EXPECTED = ">>>\n";

  private StackCases() {}

  /** One case. */
  record Case(String name, StackSource source, String expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> read(String file) {
    List<Case> cases = new ArrayList<>();
    for (String text : resource(file).split("(?m)^" + NAME)) {
      if (!text.isBlank()) {
        cases.add(parse(text));
      }
    }
    return cases;
  }

  static Case parse(String text) {
    int line = text.indexOf('\n');
    int end = text.indexOf("\n" + EXPECTED);
    String input = text.substring(line + 1, end < 0 ? text.length() : end + 1);
    String expected = end < 0 ? "" : text.substring(end + 1 + EXPECTED.length());
    Map<String, String> environment = new HashMap<>();
    StringBuilder yaml = new StringBuilder();
    for (String row : input.split("(?<=\n)")) {
      if (row.startsWith("%env ")) {
        for (String variable : row.substring(5).strip().split(" ")) {
          int sign = variable.indexOf('=');
          environment.put(variable.substring(0, sign), variable.substring(sign + 1));
        }
      } else {
        yaml.append(row);
      }
    }
    List<StackFile> files = new ArrayList<>();
    for (String file : yaml.toString().split("(?m)^\\+\\+\\+\n")) {
      files.add(StackFile.of("f" + files.size() + ".yml", file));
    }
    StackSource source = new StackSource(files, "/stack", environment, StackCases::content);
    return new Case(text.substring(0, line), source, expected);
  }

  private static byte[] content(String path) throws TextRefused {
    if (path.contains("absent")) {
      throw new TextRefused("open " + path + ": no such file or directory");
    }
    return "content".getBytes(StandardCharsets.UTF_8);
  }

  /** What {@code docker stack config} prints: warnings, and the file or an error. */
  static String config(StackSource source) {
    try {
      StackConfig config = StackLoader.config(source);
      StringBuilder out = new StringBuilder();
      config.warnings().forEach(w -> out.append("warning: ").append(w).append('\n'));
      return out.append(config.yaml()).toString();
    } catch (StackRejected e) {
      return e.stage().label() + ": " + e.text() + "\n";
    }
  }

  /** What {@code docker stack deploy} prints and sends. */
  static String deploy(StackSource source) {
    StringBuilder out = new StringBuilder();
    try {
      StackConfig config = StackLoader.deployable(source);
      config.notices().forEach(n -> out.append(n).append('\n'));
      StackConversion stack = new StackConversion("demo", config.model(), source.folder());
      stack.checkExternalNetworks(new Swarm());
      append(out, stack.networks());
      append(out, stack.secrets());
      append(out, stack.configs());
      append(out, stack.services(new Swarm()));
    } catch (StackRejected e) {
      e.notices().forEach(n -> out.append(n).append('\n'));
      out.append(e.stage().label()).append(": ").append(e.text().strip()).append('\n');
    }
    return out.toString();
  }

  private static void append(StringBuilder out, List<Request> requests) {
    requests.forEach(r -> out.append(r.path()).append(' ').append(r.body()).append('\n'));
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(StackCases.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has everything but what is called absent, and a network of one node. */
  private static final class Swarm implements ExistingObjects {
    @Override
    public Optional<String> networkScope(String name) {
      return id(name).map(id -> name.equals("one-node") ? "local" : "swarm");
    }

    @Override
    public Optional<String> secretId(String name) {
      return id(name);
    }

    @Override
    public Optional<String> configId(String name) {
      return id(name);
    }

    private static Optional<String> id(String name) {
      return name.startsWith("absent") ? Optional.empty() : Optional.of("id-of-" + name);
    }
  }
}
