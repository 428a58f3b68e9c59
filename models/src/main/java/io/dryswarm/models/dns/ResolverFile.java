package io.dryswarm.models.dns;

/** What the engine writes into a container so that its programs ask the embedded server. F4.15. */
public final class ResolverFile {
  public static final String PATH = "/etc/resolv.conf";
  public static final String CONTENT = "nameserver 127.0.0.11\noptions ndots:0\n";

  private ResolverFile() {}
}
