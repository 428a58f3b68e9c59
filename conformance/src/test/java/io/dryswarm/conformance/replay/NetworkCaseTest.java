package io.dryswarm.conformance.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.conformance.Cases;
import io.dryswarm.conformance.Folder;
import io.dryswarm.conformance.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cases say of networks; each is judged twice: as it is, and with something in it that is not so. */
class NetworkCaseTest {
  private static final String RUNNING =
      "{'when': {'running': {'service': ['web', 'cli'], 'at_least': 3}}, 'since': 'create', 'plus_ms': 2000}";

  /** Two tasks of web with a virtual IP, and a client on another node. */
  private static final String STEPS = """
      {'id': 'net', 'at_ms': 0, 'op': 'network_create', 'name': 'ov', 'driver': 'overlay', 'attachable': true},
      {'id': 'cli', 'at_ms': 100, 'op': 'service_create', 'service':
        {'Name': 'cli', 'TaskTemplate': {'ContainerSpec': {'Image': 'bb:1'}, 'Networks': [{'Target': 'ov'}],
          'Placement': {'Constraints': ['node.hostname==w1']}},
         'Mode': {'Replicated': {'Replicas': 1}}}},
      {'id': 'create', 'at_ms': 100, 'op': 'service_create', 'service':
        {'Name': 'web', 'TaskTemplate': {'ContainerSpec': {'Image': 'bb:1'}, 'Networks': [{'Target': 'ov'}],
          'Placement': {'Constraints': ['node.hostname==w2']}},
         'Mode': {'Replicated': {'Replicas': 2}}}},
      {'id': 'dns', 'at': %s, 'op': 'dns_probe', 'probe': 'd', 'from': {'service': 'cli', 'slot': 1},
       'names': ['tasks.web'], 'every_ms': 50, 'timeout_ms': 200, 'for_ms': 20000},
      {'id': 'udp', 'at': {'step': 'dns'}, 'op': 'udp_probe', 'probe': 'u', 'from': {'service': 'cli', 'slot': 1},
       'to': {'address_of': {'service': 'web', 'slot': 1}}, 'every_ms': 50, 'for_ms': 20000},
      {'id': 'up', 'at': {'step': 'dns', 'plus_ms': 1000}, 'op': 'service_scale', 'service': 'web', 'replicas': 3},
      {'id': 'cut', 'at': {'step': 'up', 'plus_ms': 5000}, 'op': 'link_down', 'node': 'w2'}
      """.formatted(RUNNING);

  @TempDir
  private Path path;

  private Verdict verdict(String expectation) {
    String file = Cases.json("""
        {'schema': 'replay/1', 'group': 'tiny',
         'machine_defaults': {'prepare_ms': [10, 20], 'container_start_ms': [200, 300], 'api_ms': [4]},
         'cases': [
          {'id': 'two', 'from': 'nowhere', 'note': 'names', 'engine': '20.10', 'seeds': 2,
           'machine': {'outside_dns': 'unreachable'},
           'cluster': {'nodes': [
             {'name': 'm1', 'role': 'manager', 'cpus': 2, 'memory_bytes': 4000000000},
             {'name': 'w1', 'role': 'worker', 'cpus': 2, 'memory_bytes': 4000000000},
             {'name': 'w2', 'role': 'worker', 'cpus': 2, 'memory_bytes': 4000000000}], 'leader': 'm1'},
           'steps': [%s], 'expect': [%s], 'end_ms': 20000}]}
        """.formatted(STEPS, expectation));
    return new Folder(path)
        .with("a.json", file)
        .play(1)
        .groups()
        .get(0)
        .cases()
        .get(0)
        .findings()
        .get(0)
        .verdict();
  }

  private void judgedTwice(String expectation, String change) {
    String[] fromTo = change.split(" -> ", -1);
    String wrong = expectation.replace(fromTo[0], fromTo[1]);
    assertEquals(Verdict.PASSED, verdict(expectation), expectation);
    assertEquals(Verdict.FAILED, verdict(wrong), wrong);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
      {'interfaces': {'service': 'cli', 'slot': 1, 'links': [{'name': 'eth0', 'mtu': 1450}]}}      | 1450 -> 1500
      {'routes': {'service': 'cli', 'slot': 1, 'default_via': 'eth1', 'overlay_subnet': '10.0.1.0/24', 'overlay_dev': 'eth0'}} | eth1 -> eth0
      {'routes': {'service': 'cli', 'slot': 1, 'overlay_subnet': '10.0.1.0/24', 'overlay_dev': 'eth0'}} | 10.0.1 -> 10.0.2
      {'overlay_namespace': {'network': 'ov', 'node': 'w1', 'links': [{'name': 'vxlan0', 'vxlan_id': 4097, 'flags': ['proxy']}]}} | 4097 -> 4096
      {'overlay_namespace': {'network': 'ov', 'node': 'w2', 'links': [{'name': 'br0'}]}}           | w2 -> m1
      {'network': {'name': 'ov', 'subnet': '10.0.1.0/24', 'gateway': '10.0.1.1', 'vxlan_id': '4097'}} | 1.1' -> 1.2'
      {'network_numbers': {'networks': ['ov', 'ingress'], 'subnets': ['10.0.0.0/24', '10.0.1.0/24'], 'vxlan_ids': ['4096', '4097']}} | ['4096', '4097'] -> ['4097', '4096']
      {'file': {'service': 'cli', 'slot': 1, 'path': '/etc/resolv.conf', 'exists': true}}          | true -> false
      """)
  void predicates(String predicate, String change) {
    judgedTwice(
        "{'id': 'x', 'kind': 'state', 'at': " + RUNNING + ", 'that': " + predicate + "}", change);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
      'name': 'web', 'type': 'A', 'rcode': 0, 'count': 1, 'ttl': 600, 'addresses_of': {'vip': 'web'} | 'vip': 'web' -> 'service': 'web'
      'name': 'tasks.web', 'type': 'A', 'count': 2, 'addresses_of': {'service': 'web'}          | 2 -> 1
      'name': 'web.2.$task_id(web.2)', 'type': 'A', 'count': 1, 'addresses_of': {'service': 'web', 'slot': 2} | 'slot': 2 -> 'slot': 1
      'name': '$container_id12(web.1)', 'type': 'A', 'rcode': 0, 'count': 1                      | 'count': 1 -> 'count': 2
      'name': 'web', 'type': 'AAAA', 'rcode': 0, 'count': 0                                      | 'web' -> 'www'
      'name': 'nosuch', 'type': 'A', 'no_answer_within_ms': 12000                                | nosuch -> web
      'name': 'tasks.web', 'type': 'A', 'repeat': 20, 'same_set': true, 'orders_seen_at_least': 2 | 2 -> 3
      """)
  void lookups(String lookup, String change) {
    judgedTwice(
        "{'id': 'x', 'kind': 'lookup', 'at': " + RUNNING
            + ", 'from': {'service': 'cli', 'slot': 1}, " + lookup + "}",
        change);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
      {'kind': 'sequence', 'of': {'dns_count': 'd', 'since': 'up', 'until': {'step': 'cut'}}, 'monotone': 'increasing', 'ends_with': 3} | 3} -> 2}
      {'kind': 'sequence', 'of': {'dns_answer': 'd', 'since': 'up'}, 'distinct_addresses': 3}                        | 3} -> 2}
      {'kind': 'never', 'event': 'dns.change', 'where': {'probe': 'd', 'count': 1}, 'since': 'up'}  | 'count': 1 -> 'count': 3
      {'kind': 'never', 'event': 'udp.change', 'where': {'probe': 'u', 'ok': true}, 'since': 'cut'} | true -> false
      """)
  void probes(String expectation, String change) {
    judgedTwice(expectation.replace("{'kind'", "{'id': 'x', 'kind'"), change);
  }
}
