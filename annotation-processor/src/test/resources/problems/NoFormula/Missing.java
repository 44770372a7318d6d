package models;

import org.gradwright.Activation;

@Activation
@interface Sample {}
