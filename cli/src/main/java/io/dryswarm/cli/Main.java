package io.dryswarm.cli;

import io.dryswarm.models.cluster.ClusterSimulation;
import java.io.FileDescriptor;
import java.io.FileOutputStream;

/** Where the process starts. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Terminal terminal =
        Terminal.detect(System.getenv(), System.getProperty(Terminal.STREAMS_PROPERTY, ""));
    Console console = new Console(
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        terminal);
    System.exit(new Sim(console, ClusterSimulation::run).execute(arguments));
  }
}
