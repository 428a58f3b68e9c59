package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.store.NodeObject;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What SwarmKit's own tests of placement constraints pin, under the names of those tests. */
class SwarmkitConstraintTest {
  private static final NodeObject NODE = described("linux", "x86_64", "10.0.0.7", "disk", "ssd");

  @Test
  @DisplayName("TestParse: operators, blanks and what keys and values may hold")
  void keysAndValuesHaveTheirCharacters() {
    for (String good : List.of(
        "node.role==worker",
        " node.role  !=  worker ",
        "ab==x",
        "_key-1.b==x",
        "key==a b",
        "key==10.0.0.0/8",
        "key==^(a|b)[c]$",
        "key==a.*+?\\d:-_")) {
      assertEquals(1, ConstraintExpression.parse(List.of(good)).size(), good);
    }
    for (String bad : List.of(
        "node.role=worker",
        "node.role>=worker",
        "node.role",
        "==x",
        "a==x",
        "1key==x",
        "-key==x",
        "ke y==x",
        "ke+y==x",
        "key==",
        "key==  ",
        "key==a,b",
        "key==a=b",
        "key==a{2}")) {
      assertThrows(
          IllegalArgumentException.class, () -> ConstraintExpression.parse(List.of(bad)), bad);
    }
  }

  @Test
  @DisplayName("TestMatch: whole strings, any case, no wildcards")
  void patternsMeanThemselves() {
    NodeObject node = labelled("name", "Web.Server");
    assertMatches(node, "node.labels.name==web.server");
    assertFails(
        node, "node.labels.name==web.*", "node.labels.name==web", "node.labels.name==web?server");
    assertMatches(node, "node.labels.name!=web.*", "node.labels.name!=web");
  }

  @Test
  @DisplayName(
      "TestConstraintSetTask, TestWrongSyntax: only constraints that parse switch the filter on")
  void onlyWhatParsesCounts() {
    assertEquals(false, concerns());
    assertEquals(true, concerns("node.hostname==host1"));
    assertEquals(false, concerns("node.hostname=host1"));
  }

  @Test
  @DisplayName("TestNodeHostname: a node without a description has an empty name")
  void hostNames() {
    assertMatches(NODE, "node.hostname==HOST1", "node.hostname!=host2");
    assertFails(NODE, "node.hostname==host2", "node.hostname!=host1");
    NodeObject nameless = withName("");
    assertFails(nameless, "node.hostname==host1");
    assertMatches(nameless, "node.hostname!=host1");
  }

  @Test
  @DisplayName("TestNodeIP: addresses and nets; malformed ones match nothing")
  void addresses() {
    assertMatches(
        NODE,
        "node.ip==10.0.0.7",
        "node.ip==10.0.0.0/24",
        "node.ip!=10.0.1.0/24",
        "node.ip!=10.0.0.8");
    assertFails(
        NODE,
        "node.ip==10.0.0.8",
        "node.ip!=10.0.0.7",
        "node.ip==10.0.0.0/33",
        "node.ip!=10.0.0",
        "node.ip==nonsense",
        "node.ip!=nonsense");
    NodeObject six = described("linux", "x86_64", "2001:db8::2", "disk", "ssd");
    assertMatches(six, "node.ip==2001:db8::2", "node.ip==2001:db8::/64", "node.ip!=2001:db9::/64");
    assertFails(six, "node.ip==2001:db8::3", "node.ip!=2001:db8::/64");
  }

  @Test
  @DisplayName("TestNodeID: in any case")
  void ids() {
    assertMatches(NODE, "node.id==node1", "node.id==NODE1", "node.id!=node2");
    assertFails(NODE, "node.id==node2", "node.id!=node1");
  }

  @Test
  @DisplayName("TestNodeRole: in any case")
  void roles() {
    assertMatches(NODE, "node.role==worker", "node.role==WORKER", "node.role!=manager");
    assertFails(NODE, "node.role==manager", "node.role!=worker", "node.role==workers");
  }

  @Test
  @DisplayName("TestNodePlatform: an unknown platform satisfies != only")
  void platforms() {
    assertMatches(NODE, "node.platform.os==linux", "node.platform.arch!=arm64");
    assertFails(NODE, "node.platform.os==windows", "node.platform.arch!=x86_64");
    NodeObject unknown = described("", "", "10.0.0.7", "disk", "ssd");
    assertFails(unknown, "node.platform.os==linux", "node.platform.arch==x86_64");
    assertMatches(unknown, "node.platform.os!=linux", "node.platform.arch!=x86_64");
  }

  @Test
  @DisplayName("TestNodeLabel: the key in its case, the value in any; a missing label is empty")
  void nodeLabels() {
    NodeObject node = labelled("Security", "High");
    assertMatches(node, "node.labels.Security==high", "node.labels.security!=high");
    assertFails(node, "node.labels.security==high", "node.labels.Security!=HIGH");
    assertFails(NODE, "node.labels.Security==high");
    assertMatches(NODE, "node.labels.Security!=high");
  }

  @Test
  @DisplayName("TestEngineLabel: as labels of nodes")
  void engineLabels() {
    assertMatches(NODE, "engine.labels.disk==SSD", "engine.labels.Disk!=ssd");
    assertFails(
        NODE, "engine.labels.disk!=ssd", "engine.labels.Disk==ssd", "engine.labels.none==x");
  }

  @Test
  @DisplayName("TestMultipleConstraints: all hold, or the node is out")
  void allMustHold() {
    assertEquals(true, matches(NODE, "node.role==worker", "engine.labels.disk==ssd"));
    assertEquals(false, matches(NODE, "node.role==worker", "engine.labels.disk==hdd"));
    assertEquals(false, matches(NODE, "node.role==manager", "engine.labels.disk==ssd"));
  }

  private static void assertMatches(NodeObject node, String... each) {
    for (String constraint : each) {
      assertEquals(true, matches(node, constraint), constraint);
    }
  }

  private static void assertFails(NodeObject node, String... each) {
    for (String constraint : each) {
      assertEquals(false, matches(node, constraint), constraint);
    }
  }

  private static boolean matches(NodeObject node, String... all) {
    return ConstraintExpression.allMatch(ConstraintExpression.parse(List.of(all)), node);
  }

  private static boolean concerns(String... constraints) {
    return new ConstraintFilter()
        .concerns(PlacementFilterContract.view(
            Swarm.service("web").placement(List.of(constraints), List.of(), 0)));
  }

  private static NodeObject labelled(String key, String value) {
    return Swarm.labelled(NODE, key, value);
  }

  private static NodeObject described(
      String os, String architecture, String address, String engineLabel, String value) {
    TreeMap<String, String> labels = new TreeMap<>();
    labels.put(engineLabel, value);
    return Swarm.node(1)
        .withDescription(new NodeObject.Description(1, 1, os, architecture, labels, address));
  }

  private static NodeObject withName(String hostname) {
    return new NodeObject(
        1,
        0,
        hostname,
        NODE.role(),
        NODE.availability(),
        NODE.status(),
        "",
        NODE.description(),
        NODE.labels(),
        List.of());
  }
}
