package io.dryswarm.compose.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dryswarm.compose.StackFile;
import io.dryswarm.compose.StackFolder;
import io.dryswarm.compose.StackSource;
import io.dryswarm.compose.text.TextRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Public stack files with what the docker command line makes of them. They belong to others, so they are read in place where they are at
 * hand: in the directory of the property {@code dryswarm.corpus}, else in {@code shared/compose-corpus} beside the repository.
 */
public final class Corpus {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] DUMMY = "dummy\n".getBytes(StandardCharsets.UTF_8);

  private final Path directory;

  private Corpus(Path directory) {
    this.directory = directory;
  }

  /** The corpus; empty where there is none. */
  public static Optional<Corpus> find() {
    String given = System.getProperty("dryswarm.corpus");
    Path directory = given == null ? Path.of("../../shared/compose-corpus") : Path.of(given);
    return Files.isRegularFile(directory.resolve("INDEX.json"))
        ? Optional.of(new Corpus(directory))
        : Optional.empty();
  }

  /**
   * One stack: its input and what Docker says.
   *
   * @param config   standard output of {@code docker stack config}; empty if it is refused
   * @param error    the message if it is refused
   * @param deployed what {@code docker stack deploy} does; missing if it is refused
   */
  public record Case(
      String name, StackSource source, String config, String error, JsonNode deployed) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** The public files. */
  public List<Case> files() {
    List<Case> cases = new ArrayList<>();
    for (JsonNode entry : json("INDEX.json").path("entries")) {
      cases.add(file(entry));
    }
    return cases;
  }

  private Case file(JsonNode entry) {
    List<StackFile> files = new ArrayList<>();
    for (String word : entry.path("command").asText().split(" ")) {
      if (word.endsWith(".yml")) {
        files.add(new StackFile(word, bytes(word)));
      }
    }
    String workdir = entry.path("workdir").asText("/stack");
    Map<String, byte[]> support = new HashMap<>();
    for (Map.Entry<String, JsonNode> file : entry.path("supportFiles").properties()) {
      support.put(workdir + "/" + file.getKey(), bytes(file.getValue().asText()));
    }
    boolean accepted = entry.path("exit").asInt() == 0;
    return new Case(
        entry.path("slug").asText(),
        source(files, workdir, entry.path("env"), support),
        accepted ? new String(bytes(entry.path("expected").asText()), StandardCharsets.UTF_8) : "",
        entry.path("error").asText(),
        entry.has("specs") ? json(entry.path("specs").asText()) : MissingNode.getInstance());
  }

  /** The one-question files. */
  public List<Case> snippets() {
    List<Case> cases = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : json("SNIPPETS.json").path("cases").properties()) {
      JsonNode value = entry.getValue();
      Map<String, byte[]> files = new HashMap<>();
      for (Map.Entry<String, JsonNode> file : value.path("files").properties()) {
        String text = file.getValue().asText();
        files.put("/stack/" + file.getKey(), text.getBytes(StandardCharsets.UTF_8));
      }
      List<StackFile> stack = List.of(StackFile.of("s.yml", value.path("yaml").asText()));
      cases.add(new Case(
          entry.getKey(),
          source(stack, "/stack", value.path("env"), files),
          value.path("stdout").asText(),
          value.path("exit").asInt() == 0 ? "" : value.path("stderr").asText(),
          value.path("deploy")));
    }
    return cases;
  }

  private static StackSource source(
      List<StackFile> files, String workdir, JsonNode env, Map<String, byte[]> support) {
    Map<String, String> environment = new HashMap<>(Map.of("HOME", "/nonexistent"));
    env.properties().forEach(e -> environment.put(e.getKey(), e.getValue().asText()));
    return new StackSource(files, workdir, environment, folder(workdir, support));
  }

  /** Where the recordings were made there was a dummy for every file of a secret or config. */
  private static StackFolder folder(String workdir, Map<String, byte[]> support) {
    return path -> {
      if (support.containsKey(path)) {
        return support.get(path);
      }
      if (path.equals(workdir)) {
        throw new TextRefused("read " + path + ": is a directory");
      }
      if (path.contains("nope")) {
        throw new TextRefused("open " + path + ": no such file or directory");
      }
      return DUMMY;
    };
  }

  /** All stack files, as bytes: food for the fuzzer. */
  public List<byte[]> inputs() {
    List<byte[]> inputs = new ArrayList<>();
    files().forEach(c -> c.source().files().forEach(f -> inputs.add(f.content())));
    snippets().forEach(c -> c.source().files().forEach(f -> inputs.add(f.content())));
    return inputs;
  }

  private JsonNode json(String name) {
    try {
      return JSON.readTree(bytes(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] bytes(String name) {
    try {
      return Files.readAllBytes(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
