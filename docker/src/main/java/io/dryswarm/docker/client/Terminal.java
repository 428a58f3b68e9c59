package io.dryswarm.docker.client;

/** What a command has printed; nobody watches it, so that there are no colours and no moving bars. */
public final class Terminal {
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder err = new StringBuilder();

  public void print(String text) {
    out.append(text);
  }

  public void line(String text) {
    out.append(text).append('\n');
  }

  public void error(String text) {
    err.append(text);
  }

  public void errorLine(String text) {
    err.append(text).append('\n');
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
