package io.dryswarm.compose.yaml;

import io.dryswarm.compose.text.GoQuote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.AnchorNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * What Docker's YAML reader refuses in a text that is correct YAML: keys given twice, values that contain themselves, merges of what is no
 * mapping, a tag that does not fit its value, and aliases that blow a small text up.
 *
 * <p>Values are visited as go-yaml decodes them, an alias as often as it is used. It gives up when nearly everything that it decodes comes
 * from aliases, which bounds the work here, too: at most some 100 visits for each value that is written in the text.
 *
 * <p>Source: go-yaml/yaml v3 decode.go.
 */
final class GoDecoding {
  private static final String EXCESSIVE = "document contains excessive aliasing";

  /** The refusal of a text whose aliases expand to far too much. */
  static final String BLOWN_UP = "yaml: " + EXCESSIVE;

  private static final int FEW_ALIASED = 100;
  private static final int FEW_DECODED = 1000;
  private static final int SMALL = 400_000;
  private static final int LARGE = 4_000_000;
  private static final double ALIASED_OF_SMALL = 0.99;
  private static final double ALIASED_OF_LARGE = 0.10;

  /** More of them are not listed; nobody reads on. */
  private static final int LISTED = 100;

  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<String> repeated = new ArrayList<>();
  private int decoded;
  private int aliased;
  private int aliasDepth;

  private GoDecoding() {}

  /** Ends the visit with Docker's message. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message, null, false, false);
    }
  }

  /** Docker's message; empty if it accepts the document. */
  static String refusal(Node root) {
    GoDecoding decoding = new GoDecoding();
    try {
      decoding.visit(root);
    } catch (Refused e) {
      return "yaml: " + e.getMessage();
    }
    return decoding.repeated.isEmpty()
        ? ""
        : "yaml: unmarshal errors:\n  " + String.join("\n  ", decoding.repeated);
  }

  private void visit(Node given) throws Refused {
    Node node = given instanceof AnchorNode anchor ? anchor.getRealNode() : given;
    boolean alias = !seen.add(node);
    if (open.contains(node)) {
      throw new Refused("anchor '" + anchorOf(node) + "' value contains itself");
    }
    aliasDepth += alias ? 1 : 0;
    count();
    if (node instanceof ScalarNode scalar) {
      checkTag(scalar);
    } else {
      open.add(node);
      if (node instanceof MappingNode map) {
        visitMap(map);
      } else if (node instanceof SequenceNode list) {
        for (Node item : list.getValue()) {
          visit(item);
        }
      }
      open.remove(node);
    }
    aliasDepth -= alias ? 1 : 0;
  }

  private void count() throws Refused {
    decoded++;
    if (aliasDepth > 0) {
      aliased++;
    }
    if (aliased > FEW_ALIASED && decoded > FEW_DECODED && aliased > allowedShare() * decoded) {
      throw new Refused(EXCESSIVE);
    }
  }

  private double allowedShare() {
    if (decoded <= SMALL) {
      return ALIASED_OF_SMALL;
    }
    if (decoded >= LARGE) {
      return ALIASED_OF_LARGE;
    }
    double way = (double) (decoded - SMALL) / (LARGE - SMALL);
    return ALIASED_OF_SMALL - (ALIASED_OF_SMALL - ALIASED_OF_LARGE) * way;
  }

  private void visitMap(MappingNode map) throws Refused {
    int before = repeated.size();
    collectRepeated(map);
    if (repeated.size() > before) {
      return;
    }
    @Nullable Node merge = null;
    for (NodeTuple entry : map.getValue()) {
      if (YamlReader.isMergeKey(entry.getKeyNode())) {
        merge = entry.getValueNode();
        continue;
      }
      visitKey(entry.getKeyNode());
      visit(entry.getValueNode());
    }
    if (merge != null) {
      visitMerge(merge);
    }
  }

  private void visitKey(Node key) throws Refused {
    visit(key);
    if (!(key instanceof ScalarNode)) {
      String kind = key instanceof MappingNode ? "map[interface {}]interface {}" : "[]interface {}";
      throw new Refused("invalid map key: " + kind + "{...}");
    }
  }

  private void visitMerge(Node merge) throws Refused {
    if (merge instanceof SequenceNode list && !seen.contains(merge)) {
      for (Node item : list.getValue()) {
        visitMerged(item);
      }
    } else {
      visitMerged(merge);
    }
  }

  private void visitMerged(Node given) throws Refused {
    Node node = given instanceof AnchorNode anchor ? anchor.getRealNode() : given;
    if (!(node instanceof MappingNode)) {
      throw new Refused("map merge requires map or sequence of maps as the value");
    }
    visit(given);
  }

  private void collectRepeated(MappingNode map) {
    Map<String, List<ScalarNode>> byText = new HashMap<>();
    Set<String> several = new HashSet<>();
    for (NodeTuple entry : map.getValue()) {
      if (entry.getKeyNode() instanceof ScalarNode key) {
        List<ScalarNode> same = byText.computeIfAbsent(key.getValue(), k -> new ArrayList<>(1));
        same.add(key);
        if (same.size() == 2) {
          several.add(key.getValue());
        }
      }
    }
    if (several.isEmpty()) {
      return;
    }
    for (NodeTuple entry : map.getValue()) {
      if (entry.getKeyNode() instanceof ScalarNode key && several.contains(key.getValue())) {
        List<ScalarNode> same = byText.getOrDefault(key.getValue(), List.of());
        list(key, same.subList(same.indexOf(key) + 1, same.size()));
      }
    }
  }

  private void list(ScalarNode first, List<ScalarNode> later) {
    for (ScalarNode key : later) {
      if (repeated.size() == LISTED) {
        return;
      }
      repeated.add("line " + lineOf(key) + ": mapping key "
          + GoQuote.quote(key.getValue()) + " already defined at line "
          + lineOf(first));
    }
  }

  private static int lineOf(Node node) {
    return node.getStartMark().map(m -> m.getLine() + 1).orElse(0);
  }

  private static String anchorOf(Node node) {
    return node.getAnchor().map(a -> a.getValue()).orElse("");
  }

  /** A tag that is written out must fit: {@code !!int abc} does not. */
  private static void checkTag(ScalarNode scalar) throws Refused {
    Tag tag = scalar.getTag();
    boolean binary = Dialect.isBinary(tag);
    if (binary
        && Dialect.decoded(scalar.getValue()).isEmpty()
        && !scalar.getValue().isEmpty()) {
      throw new Refused("!!binary value contains invalid base64 data");
    }
    if (!Dialect.fits(tag, scalar.getValue())) {
      String natural = shortName(Dialect.natural(scalar.getValue()));
      throw new Refused(
          "cannot decode " + natural + " `" + scalar.getValue() + "` as a " + shortName(tag));
    }
  }

  private static String shortName(Tag tag) {
    return "!!" + tag.getValue().substring(Tag.PREFIX.length());
  }
}
