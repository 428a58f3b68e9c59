package io.dryswarm.models.store;

import java.util.List;

/**
 * Something that a node's engine can do for containers.
 *
 * @param type {@link #VOLUME}, {@link #NETWORK} or {@link #LOG}
 * @param name {@code overlay}; a plugin that was installed has its tag with it, {@code sshfs:latest}
 */
public record EnginePlugin(String type, String name) {
  public static final String VOLUME = "Volume";
  public static final String NETWORK = "Network";
  public static final String LOG = "Log";

  /** What Docker Engine brings along on Linux, as {@code docker info} of version 28 lists it. */
  public static final List<EnginePlugin> BUILT_IN = List.of(
      new EnginePlugin(VOLUME, "local"),
      new EnginePlugin(NETWORK, "bridge"),
      new EnginePlugin(NETWORK, "host"),
      new EnginePlugin(NETWORK, "ipvlan"),
      new EnginePlugin(NETWORK, "macvlan"),
      new EnginePlugin(NETWORK, "null"),
      new EnginePlugin(NETWORK, "overlay"),
      new EnginePlugin(LOG, "awslogs"),
      new EnginePlugin(LOG, "fluentd"),
      new EnginePlugin(LOG, "gcplogs"),
      new EnginePlugin(LOG, "gelf"),
      new EnginePlugin(LOG, "journald"),
      new EnginePlugin(LOG, "json-file"),
      new EnginePlugin(LOG, "local"),
      new EnginePlugin(LOG, "splunk"),
      new EnginePlugin(LOG, "syslog"));
}
