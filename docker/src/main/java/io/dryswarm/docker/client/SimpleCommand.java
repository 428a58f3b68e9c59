package io.dryswarm.docker.client;

import io.dryswarm.docker.client.flags.Flags;
import java.util.List;

/** A command whose description is fixed, and that takes no flags unless it says so. */
public abstract class SimpleCommand implements Command {
  private final String path;
  private final String usage;
  private final String summary;

  protected SimpleCommand(String path, String usage, String summary) {
    this.path = path;
    this.usage = usage;
    this.summary = summary;
  }

  @Override
  public final String path() {
    return path;
  }

  @Override
  public final String usage() {
    return usage;
  }

  @Override
  public final String summary() {
    return summary;
  }

  @Override
  public Flags flags() {
    return new Flags();
  }

  @Override
  public void check(List<String> arguments) {
    checkNone(arguments);
  }
}
