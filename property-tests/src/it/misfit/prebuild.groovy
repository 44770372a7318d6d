// SPDX-License-Identifier: Apache-2.0
// Writes the README's first model with the mistake that the README describes.
def model = (new File(readme).text =~ /(?s)```java\n(@Network.*?)```/)[0][1]
assert model.count('@Input(64)') == 1
def source = new File(basedir, 'src/main/java/com/example/Digits.java')
source.parentFile.mkdirs()
source.text = '''package com.example;

import org.gradwright.*;
import org.gradwright.activation.*;
import org.gradwright.loss.*;
import org.gradwright.regularizer.*;

''' + model.replace('@Input(64)', '@Input({8, 8})')
true
