package io.dryswarm.docker.client.flags;

/** The user wants to know what the command takes. */
public final class HelpAsked extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HelpAsked() {
    super("help asked");
  }
}
