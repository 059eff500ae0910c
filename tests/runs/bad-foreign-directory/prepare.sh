#!/bin/sh
mkdir precious; echo keep > precious/notes.txt
