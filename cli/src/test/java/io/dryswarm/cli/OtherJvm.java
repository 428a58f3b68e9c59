package io.dryswarm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A process that runs all bundled scenarios, on a virtual machine with other settings or of another make. */
record OtherJvm(Path directory, Path log, Process process) {
  private static final String SECOND_JAVA_HOME = "SECOND_JAVA_HOME";
  private static final int OLDEST = 17;

  /** Starts it; its files go to {@code directory}. */
  static OtherJvm start(Path javaHome, Path directory, String... jvmOptions) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(javaHome.resolve(Path.of("bin", "java")).toString()));
    command.addAll(List.of(jvmOptions));
    command.addAll(List.of(
        "-cp",
        System.getProperty("java.class.path"),
        BundledScenarios.class.getName(),
        directory.toString()));
    Files.createDirectories(directory);
    Path log = directory.resolve("log");
    Process process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
    return new OtherJvm(directory, log, process);
  }

  /** Waits for its end. */
  Path await() throws IOException, InterruptedException {
    int code = process.waitFor();
    if (code != 0) {
      throw new AssertionError(process.info().commandLine().orElse("java") + " ended with " + code
          + ":\n" + Files.readString(log));
    }
    return directory;
  }

  static Path thisJavaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  /**
   * A JDK of another version than this one: the one that {@value SECOND_JAVA_HOME} names, else the newest beside this one.
   *
   * @return {@code null} if there is none
   */
  static Path secondJavaHome() throws IOException {
    String named = System.getenv(SECOND_JAVA_HOME);
    if (named != null) {
      return Path.of(named);
    }
    Path best = null;
    for (Path home : homes()) {
      int version = version(home);
      boolean fits = version >= OLDEST && version != Runtime.version().feature();
      if (fits && (best == null || version > version(best))) {
        best = home;
      }
    }
    return best;
  }

  private static List<Path> homes() throws IOException {
    List<Path> homes = new ArrayList<>();
    Path user = Path.of(System.getProperty("user.home"));
    for (Path folder : List.of(
        thisJavaHome().toRealPath().getParent(),
        Path.of("/usr/lib/jvm"),
        user.resolve(".sdkman/candidates/java"),
        user.resolve(".jdks"))) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> inside = Files.list(folder)) {
          inside.sorted().forEach(homes::add);
        }
      }
    }
    return homes;
  }

  /** Feature version of a JDK from its {@code release} file, 0 if it is none. */
  private static int version(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release)
        || !Files.isExecutable(home.resolve(Path.of("bin", "java")))) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(release)) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> Runtime.Version.parse(line.replaceAll(".*=|\"", "")).feature())
          .findFirst()
          .orElse(0);
    }
  }
}
