package tocsin.tidy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** One Java file, parsed but not compiled, so that a rule can look at it in no time. */
record JavaSource(String path, String text, CompilationUnitTree tree, Trees trees) {

  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  static JavaSource parse(String path, String text) {
    var file =
        new SimpleJavaFileObject(
            URI.create("source:///" + path), SimpleJavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    var task =
        (JavacTask)
            JAVAC.getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(file));
    try {
      return new JavaSource(path, text, task.parse().iterator().next(), Trees.instance(task));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The module's folder: the first part of the path. */
  String module() {
    return path.substring(0, path.indexOf('/'));
  }

  boolean isTest() {
    return path.contains("/src/test/");
  }

  String at(Tree node) {
    return path + ":" + line(positions().getStartPosition(tree, node));
  }

  /** Lines from the first to the last of a node, its doc comment not counted. */
  long lines(Tree node) {
    long start = positions().getStartPosition(tree, node);
    return line(positions().getEndPosition(tree, node)) - line(start) + 1;
  }

  private long line(long position) {
    return tree.getLineMap().getLineNumber(position);
  }

  private SourcePositions positions() {
    return trees.getSourcePositions();
  }
}
