#!/bin/sh
printf '\211HDF\r\n\032\n\0\0' > V.h5
