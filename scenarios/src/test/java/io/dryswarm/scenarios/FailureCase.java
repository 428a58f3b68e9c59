package io.dryswarm.scenarios;

/**
 * A fault of data-plane facts 10a, as a scenario tells it.
 *
 * @param name        the row
 * @param seconds     how long after the fault clients are looked at
 * @param timeline    the fault
 * @param cluster     settings of the cluster besides
 * @param application of the program of service {@code s} besides
 * @param service     of service {@code s} in the stack file besides
 * @param users       further clients
 */
record FailureCase(
    String name,
    int seconds,
    String timeline,
    String cluster,
    String application,
    String service,
    String users) {
  FailureCase(String name, int seconds, String timeline) {
    this(name, seconds, timeline, "", "", "", "");
  }

  FailureCase cluster(String setting) {
    return new FailureCase(name, seconds, timeline, setting, application, service, users);
  }

  FailureCase application(String setting) {
    return new FailureCase(name, seconds, timeline, cluster, setting, service, users);
  }

  FailureCase service(String setting) {
    return new FailureCase(name, seconds, timeline, cluster, application, setting, users);
  }

  FailureCase users(String further) {
    return new FailureCase(name, seconds, timeline, cluster, application, service, further);
  }
}
