package io.dryswarm.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dryswarm.compose.text.TextRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTreeTest {
  @TempDir
  Path directory;

  private Path inside;
  private DirectoryTree tree;

  @BeforeEach
  void setUp() throws IOException {
    inside = Files.createDirectories(directory.resolve("stack/sub"));
    Files.writeString(directory.resolve("outside"), "secret");
    Files.writeString(inside.resolve("file"), "content");
    tree = new DirectoryTree(directory.resolve("stack"));
  }

  private String refusal(Path file) {
    return assertThrows(TextRefused.class, () -> tree.read(file.toString())).text();
  }

  @Test
  void filesBelowAreRead() throws TextRefused {
    byte[] content = tree.read(inside.resolve("../sub/file").toString());

    assertEquals("content", new String(content, StandardCharsets.UTF_8));
  }

  @Test
  void filesElsewhereAreNot() {
    assertTrue(refusal(inside.resolve("../../outside")).contains("is outside of"));
    assertTrue(refusal(directory.resolve("outside").toAbsolutePath()).contains("is outside of"));
  }

  @Test
  void aLinkLeadsNowhereElse() throws IOException {
    Path link = inside.resolve("link");
    try {
      Files.createSymbolicLink(link, directory.resolve("outside"));
    } catch (UnsupportedOperationException e) {
      assumeTrue(false, "no symbolic links here");
    }
    assertTrue(refusal(link).contains("is outside of"));
    assertFalse(tree.holds(link));
    assertTrue(tree.holds(inside.resolve("file")));
    assertTrue(tree.holds(inside.resolve("none")));
  }

  @Test
  void whatIsNotThereIsNamedAsByTheSystem() {
    Path none = inside.resolve("none");
    assertEquals("open " + none + ": no such file or directory", refusal(none));
    assertEquals("read " + inside + ": is a directory", refusal(inside));
  }
}
