package io.dryswarm.scenarios;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Files of a test, and what the loader makes of them; the folder's own name is cut from messages. */
final class ScenarioFolder {
  /** A stack with a web server and a cache. */
  static final String STACK = """
      services:
        web:
          image: example/web
          ports: ["80:8000"]
        cache:
          image: redis:7
      """;

  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();
  private String stdin = "";

  ScenarioFolder(Path folder) {
    this.folder = folder;
  }

  ScenarioFolder file(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  ScenarioFolder variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  ScenarioFolder stdin(String text) {
    stdin = text;
    return this;
  }

  LoadResult load(String name, Overrides overrides) {
    ByteArrayInputStream in = new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8));
    Path path = name.equals("-") ? Path.of("-") : folder.resolve(name);
    return new ScenarioLoader(environment, in).load(path, overrides);
  }

  LoadResult.Loaded loaded(String name) {
    LoadResult result = load(name, Overrides.NONE);
    if (result instanceof LoadResult.Rejected rejected) {
      throw new AssertionError(rejected.text());
    }
    return (LoadResult.Loaded) result;
  }

  /** Everything that is wrong with a file, as the user sees it. */
  String rejected(String name) {
    return ((LoadResult.Rejected) load(name, Overrides.NONE)).text().replace(folder + "/", "");
  }

  /** Only the first lines of the problems. */
  String headlines(String name) {
    StringBuilder text = new StringBuilder();
    for (var problem : ((LoadResult.Rejected) load(name, Overrides.NONE)).problems()) {
      text.append(problem.headline().replace(folder + "/", "")).append('\n');
    }
    return text.toString();
  }

  String warnings(String name) {
    return String.join("\n", loaded(name).warnings()).replace(folder + "/", "");
  }
}
