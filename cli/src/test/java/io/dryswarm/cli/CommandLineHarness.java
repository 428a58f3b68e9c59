package io.dryswarm.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** {@code sim} with captured streams, a fake simulator and a small scenario in a directory of its own. */
final class CommandLineHarness {
  private static final String STACK = """
      services:
        web:
          image: nginx
          ports: ["8080:80"]
          privileged: true
      """;
  private static final String SCENARIO = """
      name: one server
      seed: 42
      duration: 5m
      stacks:
        s: stack.yml
      users:
        visitors: { target: "http://:8080/", arrivals: { poisson: 5/s } }
      expect:
        visitors.errors: < 5%
      """;

  final Map<String, String> environment = new TreeMap<>();
  final Path directory;
  Runner runner = (spec, options) -> Results.of(spec, 3);
  String terminals = "";
  private ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteArrayOutputStream err = new ByteArrayOutputStream();

  CommandLineHarness(Path directory) throws IOException {
    this.directory = directory;
    write("stack.yml", STACK);
    write("scenario.yaml", SCENARIO);
  }

  Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  String path(String name) {
    return directory.resolve(name).toString();
  }

  int run(String... arguments) {
    out = new ByteArrayOutputStream();
    return runInto(out, arguments);
  }

  int runInto(OutputStream stdout, String... arguments) {
    err = new ByteArrayOutputStream();
    Console console = new Console(stdout, err, Terminal.detect(environment, terminals));
    return new Sim(console, runner).execute(arguments);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
