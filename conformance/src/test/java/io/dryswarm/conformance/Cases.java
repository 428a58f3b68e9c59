package io.dryswarm.conformance;

/** Small recorded files, with quotation marks as apostrophes. */
public final class Cases {
  private static final String NODES = """
      [{'name': 'm1', 'role': 'manager', 'cpus': 2, 'memory_bytes': 4000000000},
       {'name': 'w1', 'role': 'worker', 'cpus': 2, 'memory_bytes': 4000000000},
       {'name': 'w2', 'role': 'worker', 'cpus': 2, 'memory_bytes': 4000000000}]""";

  private Cases() {}

  /** As JSON. */
  public static String json(String text) {
    return text.replace('\'', '"');
  }

  /** A replay file of one case: two replicas on three nodes, with these expectations and further steps. */
  public static String replay(String moreSteps, String expectations) {
    return json("""
        {'schema': 'replay/1', 'group': 'tiny',
         'machine_defaults': {'prepare_ms': [10, 20], 'container_start_ms': [200, 300], 'api_ms': [4]},
         'cases': [
          {'id': 'two', 'from': 'nowhere', 'note': 'two replicas', 'engine': '20.10', 'seeds': 4,
           'cluster': {'nodes': %s, 'leader': 'm1'},
           'steps': [
            {'id': 'create', 'at_ms': 0, 'op': 'service_create', 'service':
              {'Name': 'web', 'TaskTemplate': {'ContainerSpec': {'Image': 'bb:1'}},
               'Mode': {'Replicated': {'Replicas': 2}}, 'EndpointSpec': {'Mode': 'dnsrr'}}}
            %s],
           'expect': [%s],
           'end_ms': 10000}]}
        """.formatted(NODES, moreSteps, expectations));
  }

  /** A file of constraint expressions, the last of which has this outcome. */
  public static String constraints(boolean matches) {
    return json("""
        {'meta': {'nodes': {'A': {'id': 'abc', 'hostname': 'host1', 'labels': {'zone': 'east'}}}},
         'cases': [
          {'id': 'con-1', 'expressions': ['node.labels.zone==east'], 'node': 'A', 'match': true},
          {'id': 'con-2', 'expressions': ['node.id==abc'], 'node': 'A', 'match': %s}]}
        """.formatted(matches));
  }
}
